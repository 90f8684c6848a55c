import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadConfig } from '../../core/config/load-config.js';
import type { NewMigration } from '../../core/database/migrations/create-migration.js';
import { projectRoot } from '../../core/plugins/host-package.js';

/** For developers of plugins. */
export function migrationCommand(): Command {
  const create = new Command('create')
    .description("Write the migration that takes a plugin's tables to what its entities say now.")
    .argument('<plugin>', 'name of the plugin, or core')
    .argument('<what>', 'what changes, for the file name: add_zone')
    .action(createOne);
  return new Command('migration').description('Change the schema of the database.').addCommand(create);
}

async function createOne(name: string, what: string): Promise<void> {
  const { createMigration } = await import('../../core/database/migrations/create-migration.js');
  const { SystemClock } = await import('../../core/clock.js');
  const file = await createMigration({ ...(await ownerOf(name)), what, clock: new SystemClock() });
  if (file) console.log(`Wrote ${relative(process.cwd(), file)}. Read it before you commit it.`);
  else console.log(`The entities of ${name} agree with its migrations: there is nothing to write.`);
}

/** Core and built-in plugins share one history; a third-party plugin keeps its own. */
async function ownerOf(name: string): Promise<Pick<NewMigration, 'plugin' | 'folder'>> {
  const common = fileURLToPath(new URL('migrations', projectRoot));
  if (name === 'core') {
    const { coreEntities } = await import('../../core/database/entities/core-entities.js');
    return { plugin: { name, entities: coreEntities }, folder: common };
  }
  const { findPluginNamed } = await import('../find-plugin-named.js');
  const { manifest, root, builtIn } = await findPluginNamed(name, loadConfig());
  return { plugin: manifest, folder: builtIn ? common : `${root}/migrations` };
}
