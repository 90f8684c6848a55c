import { setTimeout as delay } from 'node:timers/promises';
import type { OperatorError } from '../../operator-error.js';
import type { Binaries } from './binaries.js';
import type { Place } from './directory.js';
import { findPostmaster } from './postmaster.js';
import { OWN_SERVER, programFailed } from './problem.js';
import { runProgram } from './run-program.js';
import { readLogFrom, sizeOf, trimLog } from './server-log.js';

export type ServerSettings = Readonly<Record<string, string>>;

const SETTINGS: ServerSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** How a start can end, other than by an error. */
export type StartOutcome = 'started' | 'port taken';

/** Starts the server and waits until it takes connections. It lives on when we end: nothing of ours holds it. */
export async function startServer(
  place: Place,
  binaries: Binaries,
  port: number,
  settings: ServerSettings,
): Promise<StartOutcome> {
  trimLog(place.log);
  const logged = sizeOf(place.log);
  const parameters = ['-l', place.log, '-o', options({ ...SETTINGS, ...settings, port: `${port}` })];
  for (let attempt = 1; ; attempt++) {
    try {
      await control(place, binaries, 'start', ...parameters);
      return 'started';
    } catch (error) {
      const words = readLogFrom(place.log, logged);
      if (words.includes('Address already in use')) return 'port taken';
      // workers of a killed server end within moments, unless they are in the middle of a long query
      const workersLeft = words.includes('shared memory block') && attempt <= 50;
      if (!workersLeft) throw startFailed(place, words, error);
      await delay(200);
    }
  }
}

function startFailed(place: Place, words: string, cause: unknown): OperatorError {
  const next = `The whole log is ${place.log}. ${OWN_SERVER}`;
  return programFailed('The embedded database does not start.', words, next, cause);
}

/** Ends the server if it runs: clients are disconnected, everything is written. */
export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  if (!findPostmaster(place)) return;
  try {
    await control(place, binaries, 'stop', '-m', 'fast');
  } catch (error) {
    if (!findPostmaster(place)) return; // someone else stopped it meanwhile
    throw programFailed('The embedded database does not stop.', '', `Look into ${place.log}.`, error);
  }
}

function control(place: Place, binaries: Binaries, command: 'start' | 'stop', ...parameters: string[]) {
  return runProgram(binaries.pgControl, [command, '-w', '-t', '60', '-s', '-D', place.data, ...parameters], {
    user: place.user,
    cwd: place.directory,
  });
}

/** As the one string that pg_ctl hands to a shell. The values are ours, without anything that a shell would read. */
function options(settings: ServerSettings): string {
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value || "''"}`)
    .join(' ');
}
