import type { IMigrator } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { OperatorError } from '../../operator-error.js';
import { MIGRATIONS_TABLE, ormConfiguration } from '../orm.js';
import { refuseNewerDatabase } from './compatibility.js';
import { type KnownMigration, knownMigrations, type MigratingPlugin } from './known-migrations.js';
import { withMigrationLock } from './migration-lock.js';

export interface MigrateOptions {
  readonly url: string;
  readonly plugins: readonly MigratingPlugin[];
}

/**
 * Brings the database to the schema that this code expects, and returns the names of the migrations applied.
 * Any number of processes may call this at once: each migration is applied once. Each has its own transaction,
 * so that one which fails leaves nothing behind and those before it stand.
 */
export async function migrate({ url, plugins }: MigrateOptions): Promise<readonly string[]> {
  const known = await knownMigrations(plugins);
  return withMigrationLock(url, () =>
    withMigrator(url, known, async (migrator) => {
      const applied = new Set((await migrator.getExecuted()).map(({ name }) => name));
      refuseNewerDatabase([...applied], known, plugins);
      const pending = known.map(({ name }) => name).filter((name) => !applied.has(name));
      for (const name of pending) await apply(migrator, name);
      return pending;
    }),
  );
}

/** Brings an empty database to an earlier schema: just these migrations, in this order. */
export async function migrateTo(
  options: MigrateOptions & { readonly names: readonly string[] },
): Promise<void> {
  await withMigrator(options.url, await knownMigrations(options.plugins), async (migrator) => {
    for (const name of options.names) await apply(migrator, name);
  });
}

async function withMigrator<Result>(
  url: string,
  known: readonly KnownMigration[],
  work: (migrator: IMigrator) => Promise<Result>,
): Promise<Result> {
  const orm = await MikroORM.init(migrationConfiguration(url, known));
  try {
    return await work(orm.migrator);
  } finally {
    await orm.close();
  }
}

function migrationConfiguration(url: string, known: readonly KnownMigration[]) {
  const base = ormConfiguration({ url, entities: [], applicationName: 'alphapy migrate', maxConnections: 2 });
  return {
    ...base,
    extensions: [Migrator],
    migrations: {
      tableName: MIGRATIONS_TABLE,
      migrationsList: [...known],
      allOrNothing: false, // a transaction each
      snapshot: false,
      silent: true,
    },
    // building an index on a large table takes its time
    driverOptions: { ...base.driverOptions, statement_timeout: 0, idle_in_transaction_session_timeout: 0 },
  };
}

async function apply(migrator: IMigrator, name: string): Promise<void> {
  try {
    await migrator.up({ migrations: [name] });
  } catch (cause) {
    throw new OperatorError(`The migration ${name} failed; the database is as it was before it.`, {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'Start again once the cause is mended. If the migration itself is at fault, go back to the version before it.',
      cause,
    });
  }
}
