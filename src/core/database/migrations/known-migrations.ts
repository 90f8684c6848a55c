import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MigrationClass, PluginManifest } from '../../plugins/plugin.js';

export interface KnownMigration {
  /** `<timestamp>_<plugin>_<what>` in the common history, `<plugin>/<what>` in a third-party plugin's own. */
  readonly name: string;
  readonly class: MigrationClass;
}

/** What a migration run needs to know of a plugin. */
export type MigratingPlugin = Pick<PluginManifest, 'name' | 'migrations'>;

/** The compiled history of core and built-in plugins. */
const HISTORY = join(import.meta.dirname, '../../../../migrations');

/** All migrations in the order in which they are applied: the common history by time, then each plugin's own. */
export async function knownMigrations(
  plugins: readonly MigratingPlugin[],
): Promise<readonly KnownMigration[]> {
  return [...(await commonHistory()), ...plugins.flatMap(ownMigrations)];
}

async function commonHistory(): Promise<KnownMigration[]> {
  const files = readdirSync(HISTORY).filter((file) => file.endsWith('.js'));
  return Promise.all(files.sort().map(loadMigration));
}

async function loadMigration(file: string): Promise<KnownMigration> {
  const module: { default?: MigrationClass } = await import(pathToFileURL(join(HISTORY, file)).href);
  if (!module.default) throw new Error(`migrations/${file} has no default export`);
  return { name: file.replace(/\.js$/, ''), class: module.default };
}

function ownMigrations({ name: plugin, migrations = {} }: MigratingPlugin): KnownMigration[] {
  return Object.entries(migrations)
    .map(([name, migration]) => ({ name: `${plugin}/${name}`, class: migration }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
