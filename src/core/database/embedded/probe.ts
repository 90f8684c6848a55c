import { resolve } from 'node:path';
import pg from 'pg';
import { withClient } from '../with-client.js';
import { adminUrl, type Connection } from './connection-file.js';
import type { Place } from './directory.js';

/**
 * - `ready`: the server of this place answers
 * - `locked out`: a server answers, and does not accept our password
 * - `silent`: nobody there, still starting, or the server of another place
 */
export type Answer = 'ready' | 'locked out' | 'silent';

/**
 * Asks whether the server of this place answers. The address alone is no proof: after a copied folder or a re-used
 * port another server may answer there, so its data folder is compared too.
 */
export async function probe(place: Place, connection: Connection): Promise<Answer> {
  try {
    return await withClient(adminUrl(connection), async (client) => {
      const { rows } = await client.query<{ data: string }>(
        `select current_setting('data_directory') as data`,
      );
      return rows[0] && resolve(rows[0].data) === place.data ? 'ready' : 'silent';
    });
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === WRONG_PASSWORD ? 'locked out' : 'silent';
  }
}

const WRONG_PASSWORD = '28P01';

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
