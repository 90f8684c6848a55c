import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConnection } from '../../../../src/core/database/embedded/connection-file.js';
import { type Place, placeIn } from '../../../../src/core/database/embedded/directory.js';
import {
  type EmbeddedPostgres,
  ensurePostgres,
  stopPostgres,
} from '../../../../src/core/database/embedded/embedded-postgres.js';
import { findPostmaster } from '../../../../src/core/database/embedded/postmaster.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { temporaryFolder } from '../../../support/temporary.js';
import { testDataDir } from '../../../support/test-server.js';

/** Our data folders need not survive a power cut. */
export const FAST = { fsync: 'off' };

/** Data folders of one test: whatever it starts in them is stopped by `dispose`. */
export class DataDirs {
  readonly #temporary: string[] = [];
  readonly #dataDirs: string[] = [];

  /** A data folder without a database. */
  empty(): string {
    const folder = temporaryFolder('alphapy-embedded-');
    this.#temporary.push(folder);
    this.#dataDirs.push(folder);
    return folder;
  }

  /** A data folder whose database has been used before; quicker than making one. */
  async used(): Promise<string> {
    const folder = this.empty();
    execFileSync('cp', ['-a', join(await seed(), 'postgres'), folder]);
    return folder;
  }

  /** One that a test made itself, inside an empty one. */
  add(dataDir: string): void {
    this.#dataDirs.push(dataDir);
  }

  async dispose(): Promise<void> {
    for (const dataDir of this.#dataDirs.splice(0)) await removeDatabase(join(dataDir, 'postgres'));
    for (const folder of this.#temporary.splice(0)) rmSync(folder, { recursive: true });
  }
}

async function removeDatabase(link: string): Promise<void> {
  if (!existsSync(link)) return;
  const directory = realpathSync(link);
  await stopPostgres({ directory });
  rmSync(directory, { recursive: true });
}

let seeded: Promise<string> | undefined;

function seed(): Promise<string> {
  seeded ??= makeSeed();
  return seeded;
}

async function makeSeed(): Promise<string> {
  const dataDir = join(testDataDir(), `seed-${process.pid}`);
  const postgres = await ensurePostgres({ dataDir, settings: FAST });
  await query(postgres.url, 'create table notes (text text)');
  await query(postgres.url, `insert into notes values ('from before')`);
  await stopPostgres(postgres);
  return dataDir;
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

/** What the database of `used()` remembers. */
export const readNotes = (url: string) => query(url, 'select text from notes');

export const placeOf = (dataDir: string): Promise<Place> => placeIn(realpathSync(join(dataDir, 'postgres')));

export async function isRunning(dataDir: string): Promise<boolean> {
  return findPostmaster(await placeOf(dataDir)) !== null;
}

export async function postmasterPid(dataDir: string): Promise<number> {
  const postmaster = findPostmaster(await placeOf(dataDir));
  if (!postmaster) throw new Error(`no server runs in ${dataDir}`);
  return postmaster.pid;
}

export async function portOf(dataDir: string): Promise<number | undefined> {
  return readConnection(await placeOf(dataDir))?.port;
}

/** A process of its own that runs one of the `*.process.ts` files beside this one. */
export class Process {
  readonly #child;
  readonly #lines;

  constructor(name: string, ...parameters: string[]) {
    const script = join(import.meta.dirname, `${name}.process.js`);
    this.#child = spawn(process.execPath, [script, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** The next line that it prints, as JSON. */
  async nextLine(): Promise<EmbeddedPostgres> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`the process ended with ${this.#child.exitCode} before it printed a line`);
    return JSON.parse(value);
  }

  async kill(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }
}

/** Pids of all living processes that work in a folder. Linux only. */
export function workersIn(directory: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingFolder(pid) === directory);
}

function workingFolder(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // gone, or not ours
  }
}
