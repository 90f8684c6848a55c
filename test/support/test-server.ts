import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBinaries } from '../../src/core/database/embedded/binaries.js';
import { placeIn, preparePlace } from '../../src/core/database/embedded/directory.js';
import { stopPostgres } from '../../src/core/database/embedded/embedded-postgres.js';
import {
  claimServer,
  isClaimed,
  spawnWatchdog,
  type Watchdog,
} from '../../src/core/database/embedded/watchdog.js';
import { temporaryFolder, temporaryRoot } from './temporary.js';

/** Handed to mocha's parallel workers by the environment. */
const VARIABLE = 'ALPHAPY_TEST_DATA';
const PREFIX = 'alphapy-test-run-';

let watchdog: Watchdog | undefined;

/** The data folder of this run. */
export function testDataDir(): string {
  const folder = process.env[VARIABLE];
  if (!folder) throw new Error('Run the tests with mocha from the project folder: its hooks are missing.');
  return folder;
}

/** Makes the run's data folder, and sees to it that a server started there later ends with this process. */
export async function openTestServer(): Promise<void> {
  await removeLeftovers();
  const folder = temporaryFolder(PREFIX);
  process.env[VARIABLE] = folder;
  const place = await preparePlace(folder);
  const { pgControl } = await prepareBinaries(place.directory, place.user);
  watchdog = await spawnWatchdog(place, pgControl, claimServer(place), 0);
}

export async function closeTestServer(): Promise<void> {
  const directory = join(testDataDir(), 'postgres');
  if (existsSync(join(directory, 'data'))) await stopPostgres({ directory });
  watchdog?.end();
  rmSync(testDataDir(), { recursive: true, force: true });
}

/** Folders of runs that were killed: their servers ended by themselves. A run that lives has a claim on its own. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(temporaryRoot).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(temporaryRoot, name);
    const directory = join(folder, 'postgres');
    const isNew = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 60_000; // and may be about to claim it
    const inUse = isNew || (existsSync(directory) && isClaimed(await placeIn(directory)));
    if (!inUse) rmSync(folder, { recursive: true, force: true });
  }
}
