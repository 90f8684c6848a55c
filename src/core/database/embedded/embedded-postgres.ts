import { join } from 'node:path';
import { OperatorError } from '../../operator-error.js';
import { attach } from './attach.js';
import { prepareBinaries } from './binaries.js';
import { ownerUrl } from './connection-file.js';
import { type Place, placeIn, preparePlace } from './directory.js';
import { FileLock } from './file-lock.js';
import { launch } from './launch.js';
import { type ServerSettings, stopServer } from './server.js';

export interface EmbeddedOptions {
  /** The bot's data folder; the database lives in `postgres` inside it. */
  readonly dataDir: string;
  /** Added to PostgreSQL's settings when this call starts the server. */
  readonly settings?: ServerSettings;
}

export interface EmbeddedPostgres {
  /** Connects as the owner of the bot's database. Stays the same over restarts, unless its port was taken meanwhile. */
  readonly url: string;
  /** Whether this call started the server, rather than finding it running. */
  readonly started: boolean;
  readonly directory: string;
}

/**
 * Returns the running embedded PostgreSQL, started when needed. Any number of processes may call this at once:
 * one starts it, the others attach. It is one shared server, and it lives on when its caller ends.
 *
 * @throws {OperatorError} when it cannot run here: no binaries for this machine, no disk space, a folder that is not
 * writable, data of another major version
 */
export async function ensurePostgres({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = await preparePlace(dataDir);
  const { directory } = place;
  const running = await attach(place);
  if (running) return { url: ownerUrl(running), started: false, directory };

  using _lock = await lockLaunch(place);
  const startedMeanwhile = await attach(place);
  if (startedMeanwhile) return { url: ownerUrl(startedMeanwhile), started: false, directory };
  return { url: ownerUrl(await launch(place, settings)), started: true, directory };
}

/** Stops the server in `directory`; does nothing when it does not run. */
export async function stopPostgres({ directory }: Pick<EmbeddedPostgres, 'directory'>): Promise<void> {
  const place = await placeIn(directory);
  using _lock = await lockLaunch(place);
  await stopServer(place, await prepareBinaries(directory, place.user));
}

/** Held by whoever starts, stops or replaces the server. */
export async function lockLaunch(place: Place): Promise<FileLock> {
  const file = join(place.directory, 'launch.lock');
  const lock = await FileLock.take(file, 120_000);
  if (lock) return lock;
  throw new OperatorError('Another process starts or stops the embedded database and does not finish.', {
    why: `It has held ${file} for two minutes.`,
    next: 'End that process, then start again.',
  });
}
