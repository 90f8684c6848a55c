import { randomBytes } from 'node:crypto';
import { OperatorError } from '../../operator-error.js';
import { lockedOut } from './attach.js';
import { type Binaries, prepareBinaries } from './binaries.js';
import { type Connection, type Passwords, readConnection, writeConnection } from './connection-file.js';
import { createData, hasData, requireSameMajor, resetPasswords } from './data-folder.js';
import type { Place } from './directory.js';
import { explainFolder } from './folder-problem.js';
import { choosePort } from './port.js';
import { disownPidFile } from './postmaster.js';
import { probe } from './probe.js';
import { adoptRestoredData } from './restored-data.js';
import { type ServerSettings, startServer, stopServer } from './server.js';

/** Starts the server from whatever is there: nothing, a data folder, an old server. The caller holds the launch lock. */
export async function launch(place: Place, settings: ServerSettings): Promise<Connection> {
  try {
    const binaries = await prepareBinaries(place.directory, place.user);
    await stopServer(place, binaries);
    await adoptRestoredData(place);
    disownPidFile(place);
    const access = await prepareData(place, binaries);
    const connection = await startOnFreePort(place, binaries, access, settings);
    if ((await probe(place, connection)) === 'locked out') throw lockedOut(place);
    return connection;
  } catch (error) {
    throw explainFolder(place.directory, error);
  }
}

type Access = Passwords & { readonly port?: number };

/** Makes the data folder if there is none, and makes sure that we know its passwords. */
async function prepareData(place: Place, binaries: Binaries): Promise<Access> {
  const known = readConnection(place);
  const access = known ?? newPasswords();
  if (hasData(place)) {
    requireSameMajor(place, binaries);
    if (!known) await resetPasswords(place, binaries, access);
  } else {
    await createData(place, binaries, access);
  }
  return access;
}

/** Between finding a free port and using it, another program may take it. */
async function startOnFreePort(
  place: Place,
  binaries: Binaries,
  { port: last, password, adminPassword }: Access,
  settings: ServerSettings,
): Promise<Connection> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const port = await choosePort(last);
    const connection = { port, password, adminPassword, version: binaries.version };
    writeConnection(place, connection);
    if ((await startServer(place, binaries, port, settings)) === 'started') return connection;
  }
  throw new OperatorError('The embedded database finds no port.', {
    why: 'Five free ports in a row were taken by other programs before the server could use them.',
    next: 'Start again.',
  });
}

function newPasswords(): Passwords {
  return { password: randomPassword(), adminPassword: randomPassword() };
}

/** Letters that need no escaping, neither in a URL nor in SQL. */
const randomPassword = () => randomBytes(24).toString('base64url');
