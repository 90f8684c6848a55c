import { chmodSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../../clock.js';
import { OperatorError } from '../../operator-error.js';
import type { PluginManifest } from '../../plugins/plugin.js';
import { ensurePostgres, stopPostgres } from '../embedded/embedded-postgres.js';
import { ormConfiguration } from '../orm.js';
import { migrate } from './migrate.js';
import { migrationName, migrationSource } from './migration-file.js';

export interface NewMigration {
  /** Whose entities are compared; `{ name: 'core', entities: coreEntities }` for the bot's own. */
  readonly plugin: Pick<PluginManifest, 'name' | 'entities' | 'migrations'>;
  /** What it does, for the file's name: `add_zone`. */
  readonly what: string;
  /** Where the file is written: `migrations/` of the project, or a third-party plugin's own folder. */
  readonly folder: string;
  readonly clock: Clock;
}

/**
 * Writes the migration that takes a plugin's tables from where the history ends to what its entities say, and returns
 * its path, or `null` when they agree already. It only adds: what is to be dropped is written by hand, knowingly.
 */
export async function createMigration({ plugin, what, folder, clock }: NewMigration): Promise<string | null> {
  requireName(what);
  const sql = await inEmptyDatabase(async (url) => {
    await migrate({ url, plugins: [plugin] });
    return findDifference(url, plugin);
  });
  if (sql.trim() === '') return null;
  const existing = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const file = join(folder, `${migrationName(plugin.name, what, clock.now(), existing)}.ts`);
  await writeFile(file, migrationSource(sql), { flag: 'wx' });
  return file;
}

function requireName(what: string): void {
  if (/^[a-z0-9]+(_[a-z0-9]+)*$/.test(what)) return;
  throw new OperatorError(`"${what}" cannot be part of a migration's name.`, {
    why: 'It becomes a file name, and is kept in the database for ever.',
    next: 'Use lower-case letters, digits and underscores, for example add_zone.',
  });
}

/** Compared with a database of its own: the one that is in use may hold anything. */
async function inEmptyDatabase<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  const dataDir = await mkdtemp(join(tmpdir(), 'alphapy-migration-'));
  chmodSync(dataDir, 0o755); // the server runs as another user when we are root
  try {
    const postgres = await ensurePostgres({ dataDir, settings: { fsync: 'off' } });
    return await work(postgres.url).finally(() => stopPostgres(postgres));
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

async function findDifference(url: string, { entities = [] }: NewMigration['plugin']): Promise<string> {
  const base = ormConfiguration({ url, entities: [], applicationName: 'alphapy migration create' });
  const orm = await MikroORM.init({ ...base, entities: [...entities] });
  try {
    const tables = [...orm.getMetadata().getAll().values()].map(({ tableName }) => tableName);
    orm.config.set('schemaGenerator', {
      ...orm.config.get('schemaGenerator'),
      skipTables: [otherThan(tables)],
    });
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({
      wrap: false,
      safe: true,
      dropTables: false,
    });
    return up;
  } finally {
    await orm.close();
  }
}

/** Matches all names but these. The ORM asks by `rolls` and by `public.rolls`. */
function otherThan(tables: readonly string[]): RegExp {
  return new RegExp(`^(?!(public\\.)?(${tables.join('|')})$)`);
}
