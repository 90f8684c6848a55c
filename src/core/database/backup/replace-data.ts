import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { OperatorError } from '../../operator-error.js';
import { prepareBinaries } from '../embedded/binaries.js';
import { readConnection, writeConnection } from '../embedded/connection-file.js';
import type { Place } from '../embedded/directory.js';
import { lockLaunch } from '../embedded/embedded-postgres.js';
import { findPostmaster } from '../embedded/postmaster.js';
import { isInUse } from '../embedded/probe.js';
import { adoptRestoredData, previousData, restoredData } from '../embedded/restored-data.js';
import { stopServer } from '../embedded/server.js';

/** Gives `place` the data folder of `trial`, whose server is stopped. Returns where the former one is kept. */
export async function replaceData(place: Place, trial: Place): Promise<string | null> {
  using _lock = await lockLaunch(place);
  await requireUnused(place); // the bot may have been started meanwhile
  await stopServer(place, await prepareBinaries(place.directory, place.user));
  const hadData = existsSync(place.data);
  await rename(trial.data, restoredData(place));
  await adoptRestoredData(place);
  const connection = readConnection(place) ?? readConnection(trial);
  if (connection) writeConnection(place, connection);
  return hadData ? previousData(place) : null;
}

export async function requireUnused(place: Place): Promise<void> {
  const connection = findPostmaster(place) && readConnection(place);
  if (!connection || !(await isInUse(connection))) return;
  throw new OperatorError('The database is in use.', {
    why: 'What the bot writes while a backup is restored would be lost.',
    next: 'Stop the bot, then restore again.',
  });
}
