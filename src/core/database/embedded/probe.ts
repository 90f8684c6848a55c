import pg from 'pg';
import { adminUrl, type Connection } from './connection-file.js';
import type { Place } from './directory.js';

/**
 * Whether the server of this place answers. The address alone is no proof: after a copied folder or a re-used port
 * another server may answer there, so its data folder is compared too.
 */
export async function answers(place: Place, connection: Connection): Promise<boolean> {
  try {
    return await withClient(adminUrl(connection), async (client) => {
      const { rows } = await client.query<{ data: string }>(
        `select current_setting('data_directory') as data`,
      );
      return rows[0]?.data === place.data;
    });
  } catch {
    return false; // nobody there, still starting, or not ours
  }
}

/** Whether anyone else is connected to the server. */
export async function isInUse(connection: Connection): Promise<boolean> {
  return withClient(adminUrl(connection), async (client) => {
    const { rows } = await client.query<{ others: boolean }>(
      `select count(*) > 0 as others from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return rows[0]?.others ?? false;
  });
}

/** One connection for one piece of work. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  });
  // an 'error' event comes when the connection is lost between two queries; the next query rejects as well
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
