import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import type { Clock } from '../../clock.js';
import { OperatorError } from '../../operator-error.js';
import { adminUrl, OWNER, readConnection } from '../embedded/connection-file.js';
import { type Place, placeIn } from '../embedded/directory.js';
import { ensurePostgres, stopPostgres } from '../embedded/embedded-postgres.js';
import { programFailed } from '../embedded/problem.js';
import { isClaimed } from '../embedded/watchdog.js';
import { MIGRATIONS_TABLE } from '../orm.js';
import { withClient } from '../with-client.js';
import { END_OF_ROWS, type Header, jsonLine } from './archive-format.js';
import { copyOut, listSequences, listTables } from './copy-table.js';
import { type ArchiveSummary, readArchive } from './read-archive.js';
import { withScratchFolder } from './scratch-folder.js';

export interface BackupOptions {
  readonly dataDir: string;
  /** Where the backup is written; there must be no such file yet. */
  readonly file: string;
  readonly clock: Clock;
}

/**
 * Writes all data of the embedded database into one file, as it is at one moment; the bot may go on meanwhile.
 * The file is read again before it gets its name. It holds everything that users wrote: keep it safe.
 */
export async function backupDatabase({ dataDir, file, clock }: BackupOptions): Promise<ArchiveSummary> {
  const target = resolve(file);
  refuseExisting(target);
  const postgres = await ensurePostgres({ dataDir });
  const place = await placeIn(postgres.directory);
  try {
    return await writeProven(place, target, clock);
  } finally {
    const usedMeanwhile = isClaimed(place); // the bot was started while we were at it
    if (postgres.started && !usedMeanwhile) await stopPostgres(postgres);
  }
}

async function writeProven(place: Place, target: string, clock: Clock): Promise<ArchiveSummary> {
  const unproven = `${target}.part`;
  try {
    await withScratchFolder(place, (folder) => writeArchive(place, folder, unproven, clock));
    const summary = await readArchive(unproven);
    await rename(unproven, target);
    return summary;
  } catch (error) {
    await rm(unproven, { force: true });
    throw explainWriting(error);
  }
}

/** A full disk, or a folder that does not exist or is not ours. */
function explainWriting(error: unknown): unknown {
  const ofTheSystem = error instanceof Error && ('syscall' in error || /No space left/.test(error.message));
  if (!ofTheSystem) return error;
  return programFailed('The backup cannot be written.', '', 'Choose another place for it.', error);
}

async function writeArchive(place: Place, folder: string, file: string, clock: Clock): Promise<void> {
  const connection = readConnection(place);
  if (!connection) throw new Error(`${place.directory} has no connection file`);
  await withClient(adminUrl(connection, OWNER), async (client) => {
    await client.query('begin isolation level repeatable read read only'); // all tables as of one moment
    const output = createWriteStream(file, { mode: 0o600, flush: true });
    await pipeline(archiveOf(client, folder, clock), createGzip(), output);
  });
}

async function* archiveOf(client: Client, folder: string, clock: Clock): AsyncGenerator<string | Buffer> {
  yield jsonLine(await headerOf(client, clock));
  for (const table of await listTables(client)) {
    const file = join(folder, 'rows');
    const rows = await copyOut(client, table, file);
    const hash = createHash('sha256');
    yield jsonLine(table);
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk);
      yield chunk;
    }
    yield END_OF_ROWS + jsonLine({ rows, sha256: hash.digest('hex') });
  }
  yield jsonLine({ sequences: await listSequences(client) });
  yield jsonLine({ end: true });
}

async function headerOf(client: Client, clock: Clock): Promise<Header> {
  const version = await client.query<{ postgres: string }>(
    `select current_setting('server_version') as postgres`,
  );
  const migrations = await client.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE} order by id`);
  return {
    format: 'alphapy-backup',
    version: 1,
    createdAt: clock.now().toString(),
    postgres: version.rows[0]?.postgres ?? '',
    migrations: migrations.rows.map(({ name }) => name),
  };
}

function refuseExisting(file: string): void {
  if (!existsSync(file)) return;
  throw new OperatorError(`${file} exists already.`, {
    why: 'A backup never overwrites anything, since it may be the only good one.',
    next: 'Choose another name, or move that file away.',
  });
}
