import pg from 'pg';

export interface Sql {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** What processes and hosts agree on through PostgreSQL. Small and apart from the ORM, so that the manager can use it too. */
export interface CoordinationDatabase extends Sql {
  /** Commits what `work` did, or rolls it back when it throws. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** A database that does not answer for so long counts as away; every user of this has a back-off of its own. */
const PATIENCE = 5_000;

export function openCoordinationDatabase(databaseUrl: string): CoordinationDatabase {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 2,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    allowExitOnIdle: true,
    application_name: 'alphapy-coordination',
  });
  // Unheard, these events would end the process. An idle connection that breaks is replaced by the pool; one that breaks
  // in a transaction, of which the pool hears nothing, rejects what is asked on it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    query: (text, values) => query(pool, text, values),
    transaction: (work) => transaction(pool, work),
    close: () => pool.end(),
  };
}

async function query<Row extends object>(
  client: pg.Pool | pg.PoolClient,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await client.query<Row>(text, [...values]);
  return rows;
}

async function transaction<Result>(pool: pg.Pool, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin');
    const result = await work({ query: (text, values) => query(client, text, values) });
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    // Closing the connection rolls back, also when the server does not answer any more.
    client.release(broken);
  }
}
