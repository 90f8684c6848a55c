import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '../../operator-error.js';
import { type Binaries, installedVersion, prepareBinaries } from './binaries.js';
import { type Connection, ownerUrl, readConnection, writeConnection } from './connection-file.js';
import { hasData, initialise, requireSameMajor, resetAdminPassword } from './data-folder.js';
import { type Place, placeIn, preparePlace } from './directory.js';
import { FileLock } from './file-lock.js';
import { choosePort } from './port.js';
import { findPostmaster } from './postmaster.js';
import { answers, isInUse } from './probe.js';
import { prepareOwner } from './roles.js';
import { type ServerSettings, startServer, stopServer } from './server.js';

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
 */
export async function ensurePostgres({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const place = await preparePlace(dataDir);
  const running = await attach(place);
  if (running) return running;
  using _lock = await lockLaunch(place);
  return (await attach(place)) ?? (await launch(place, settings));
}

/** Stops the server in `directory`; does nothing when it does not run. */
export async function stopPostgres({ directory }: Pick<EmbeddedPostgres, 'directory'>): Promise<void> {
  const place = await placeIn(directory);
  using _lock = await lockLaunch(place);
  await stopServer(place, await prepareBinaries(directory, place.user));
}

const PATIENCE = 60_000;

/** Connects to the server when it runs, waiting while it starts or recovers. `null` means that it has to be (re)started. */
async function attach(place: Place): Promise<EmbeddedPostgres | null> {
  const deadline = performance.now() + PATIENCE;
  while (performance.now() < deadline) {
    const connection = readConnection(place);
    if (!connection) return null;
    if (await answers(place, connection))
      return (await isOutdated(connection)) ? null : found(place, connection, false);
    const postmaster = findPostmaster(place);
    if (!postmaster || postmaster.port !== connection.port) return null;
    await delay(50);
  }
  throw new OperatorError('The embedded database does not answer.', {
    why: `Its server runs (pid ${findPostmaster(place)?.pid}), but took no connection for a minute.`,
    next: `Look into ${place.log}; if nothing works there, end that process and start again.`,
  });
}

/** After an upgrade the server runs old binaries until it is restarted. Never under someone who is using it. */
async function isOutdated(connection: Connection): Promise<boolean> {
  return connection.version !== (await installedVersion()) && !(await isInUse(connection));
}

async function launch(place: Place, settings: ServerSettings): Promise<EmbeddedPostgres> {
  const binaries = await prepareBinaries(place.directory, place.user);
  await stopServer(place, binaries);
  const secrets = await prepareData(place, binaries);
  const connection = await startOnFreePort(place, binaries, secrets, settings);
  await prepareOwner(place, connection);
  return found(place, connection, true);
}

/** Makes the data folder if there is none, and makes sure that we know its passwords. */
async function prepareData(
  place: Place,
  binaries: Binaries,
): Promise<Omit<Connection, 'port'> & { port?: number }> {
  const known = hasData(place) ? readConnection(place) : null;
  const { version } = binaries;
  if (known) {
    requireSameMajor(place, binaries);
    return { ...known, version };
  }
  const secrets = { password: randomPassword(), adminPassword: randomPassword(), version };
  if (!hasData(place)) await initialise(place, binaries, secrets.adminPassword);
  else {
    requireSameMajor(place, binaries);
    await resetAdminPassword(place, binaries, secrets.adminPassword);
  }
  return secrets;
}

/** Between finding a free port and using it, another program may take it. */
async function startOnFreePort(
  place: Place,
  binaries: Binaries,
  secrets: Omit<Connection, 'port'> & { port?: number },
  settings: ServerSettings,
): Promise<Connection> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const connection = { ...secrets, port: await choosePort(secrets.port) };
    writeConnection(place, connection);
    if ((await startServer(place, binaries, connection.port, settings)) === 'started') return connection;
  }
  throw new OperatorError('The embedded database finds no port.', {
    why: 'Five free ports in a row were taken by other programs before the server could use them.',
    next: 'Start again.',
  });
}

async function lockLaunch(place: Place): Promise<FileLock> {
  const lock = await FileLock.take(join(place.directory, 'launch.lock'), 2 * PATIENCE);
  if (lock) return lock;
  throw new OperatorError(
    'The embedded database is being started or stopped by another process that does not finish.',
    {
      why: `That process holds ${join(place.directory, 'launch.lock')} for two minutes.`,
      next: 'End that process, then start again.',
    },
  );
}

const found = (place: Place, connection: Connection, started: boolean): EmbeddedPostgres => ({
  url: ownerUrl(connection),
  started,
  directory: place.directory,
});

/** Letters that need no escaping, neither in a URL nor in SQL. */
const randomPassword = () => randomBytes(24).toString('base64url');
