import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../../operator-error.js';
import { installedVersion } from './binaries.js';
import { type Connection, readConnection } from './connection-file.js';
import type { Place } from './directory.js';
import { findPostmaster } from './postmaster.js';
import { isInUse, probe } from './probe.js';

const PATIENCE = 60_000;

/** Connects to the server when it runs, waiting while it starts or recovers. `null`: it has to be started, or restarted. */
export async function attach(place: Place): Promise<Connection | null> {
  const deadline = performance.now() + PATIENCE;
  while (performance.now() < deadline) {
    const connection = readConnection(place);
    if (!connection) return null;
    if (findPostmaster(place)?.port !== connection.port) return null;
    const answer = await probe(place, connection);
    if (answer === 'ready') return (await isOutdated(connection)) ? null : connection;
    if (answer === 'locked out') throw lockedOut(place);
    await delay(50);
  }
  throw new OperatorError('The embedded database does not answer.', {
    why: `Its server runs (pid ${findPostmaster(place)?.pid}), but took no connection for a minute.`,
    next: `Look into ${place.log}; if nothing works there, end that process and start again.`,
  });
}

export function lockedOut(place: Place): OperatorError {
  return new OperatorError('The embedded database does not accept the password in connection.json.', {
    why: `${place.directory}/connection.json belongs to another data folder.`,
    next: 'Delete that file and start again: new passwords are set then, and no data is lost.',
  });
}

/** After an upgrade the server runs old binaries until it is restarted. Never under someone who is using it. */
async function isOutdated(connection: Connection): Promise<boolean> {
  return connection.version !== (await installedVersion()) && !(await isInUse(connection));
}
