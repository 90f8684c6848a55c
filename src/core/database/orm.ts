import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM, type Options, type MikroORM as Orm } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { refuseTransactionPooler } from './database-url.js';
import { coreEntities } from './entities/core-entities.js';
import { WatchedPool } from './watched-pool.js';

export interface OrmOptions {
  readonly url: string;
  /** Entities of the plugins; the bot's own are always there. */
  readonly entities: readonly EntitySchema[];
  /** Shown in PostgreSQL's list of connections, for example `alphapy gateway 3`. */
  readonly applicationName: string;
  /** Most connections that this process may hold. A server allows 100 over all processes by default. */
  readonly maxConnections?: number;
}

/** The ORM of one process. It connects when it is first used. Close it with `orm.close()`. */
export async function createOrm(options: OrmOptions): Promise<Orm> {
  refuseTransactionPooler(options.url);
  const configuration = ormConfiguration(options);
  const pools: WatchedPool[] = [];
  const onPoolCreated = (pool: Pool) => void pools.push(new WatchedPool(pool));
  const orm = await MikroORM.init({
    ...configuration,
    driverOptions: { ...configuration.driverOptions, onPoolCreated },
  });
  const close = orm.close.bind(orm);
  orm.close = async (force) => {
    await Promise.all(pools.map((pool) => pool.untilUnused()));
    await close(force);
  };
  return orm;
}

/** Schemas of Supabase and of the queue: what we did not make, we neither compare nor change. */
export const FOREIGN_SCHEMAS = [
  'auth',
  'bullmq',
  'extensions',
  'graphql',
  'graphql_public',
  'pgbouncer',
  'realtime',
  'storage',
  'supabase_functions',
  'vault',
];

/** Where the names of applied migrations are kept. */
export const MIGRATIONS_TABLE = 'core_migrations';

/** The settings that every use of the ORM shares. */
export function ormConfiguration({
  url,
  entities,
  applicationName,
  maxConnections = 5,
}: OrmOptions): Partial<Options> {
  return {
    clientUrl: url,
    entities: [...coreEntities, ...entities],
    ensureDatabase: false, // it would connect to the database "postgres", which a hosted one may forbid
    pool: { min: 0, max: maxConnections },
    driverOptions: {
      connectionString: url, // MikroORM itself drops the URL's parameters, sslmode among them
      application_name: applicationName,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      // a query or a transaction that hangs must not hold its connection, or its locks, for ever
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    },
    schemaGenerator: {
      ignoreSchema: FOREIGN_SCHEMAS,
      skipTables: [MIGRATIONS_TABLE],
      ignoreRoutines: true, // functions are written by hand in migrations; no entity knows of them
    },
  };
}
