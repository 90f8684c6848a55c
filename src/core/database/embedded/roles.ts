import type { Client } from 'pg';
import { OperatorError } from '../../operator-error.js';
import { adminUrl, type Connection, OWNER, ownerUrl } from './connection-file.js';
import type { Place } from './directory.js';
import { withClient } from './probe.js';

/**
 * Makes the bot's role and its database where they are missing. The role owns that database and is no superuser, so
 * that a mistake in a query can reach the bot's data, but neither the machine nor the server.
 */
export async function prepareOwner(place: Place, connection: Connection): Promise<void> {
  if (await canLogIn(ownerUrl(connection))) return;
  try {
    await withClient(adminUrl(connection), (admin) => createOwner(admin, connection.password));
  } catch (error) {
    if (!hasCode(error, WRONG_PASSWORD)) throw error;
    throw new OperatorError('The embedded database does not accept the password in connection.json.', {
      why: `${place.directory}/connection.json belongs to another data folder.`,
      next: 'Delete that file and start again: new passwords are set then, and no data is lost.',
      cause: error,
    });
  }
}

async function createOwner(admin: Client, password: string): Promise<void> {
  await admin.query(`create role ${OWNER}`).catch(unless(ALREADY_THERE_ROLE));
  await admin.query(`alter role ${OWNER} login password ${admin.escapeLiteral(password)}`);
  await admin.query(`create database ${OWNER} owner ${OWNER}`).catch(unless(ALREADY_THERE_DATABASE));
}

async function canLogIn(url: string): Promise<boolean> {
  try {
    return await withClient(url, async () => true);
  } catch (error) {
    if (hasCode(error, WRONG_PASSWORD) || hasCode(error, NO_DATABASE)) return false;
    throw error;
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html
const WRONG_PASSWORD = '28P01';
const NO_DATABASE = '3D000';
const ALREADY_THERE_ROLE = '42710';
const ALREADY_THERE_DATABASE = '42P04';

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

function unless(code: string): (error: unknown) => void {
  return (error) => {
    if (!hasCode(error, code)) throw error;
  };
}
