import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { adminUrl, OWNER, ownerUrl, readConnection, writeConnection } from '../embedded/connection-file.js';
import { type Place, preparePlace } from '../embedded/directory.js';
import { ensurePostgres, stopPostgres } from '../embedded/embedded-postgres.js';
import { requireKnown } from '../migrations/compatibility.js';
import type { MigratingPlugin } from '../migrations/known-migrations.js';
import { migrate, migrateTo } from '../migrations/migrate.js';
import { withClient } from '../with-client.js';
import { loadTables, rowsFile } from './load-tables.js';
import { type ArchiveSummary, readArchive } from './read-archive.js';
import { replaceData, requireUnused } from './replace-data.js';
import { withScratchFolder } from './scratch-folder.js';

export interface RestoreOptions {
  readonly dataDir: string;
  readonly file: string;
  /** All plugins of the bot: their own migrations make their tables. */
  readonly plugins: readonly MigratingPlugin[];
}

export interface RestoreSummary extends ArchiveSummary {
  /** Where the data that was there before is kept; `null` when there was none. */
  readonly previous: string | null;
}

/**
 * Replaces the embedded database with a backup. The backup becomes a database of its own first, which is compared
 * with the file row by row and brought up to date; only then do the two change places. The bot must not be running.
 */
export async function restoreDatabase({ dataDir, file, plugins }: RestoreOptions): Promise<RestoreSummary> {
  const place = await preparePlace(dataDir);
  await requireUnused(place);
  return withScratchFolder(place, async (folder) => {
    const archive = await readArchive(file, (index) => createWriteStream(rowsFile(folder, index)));
    await requireKnown(archive.header.migrations, plugins);
    try {
      const trial = await openTrial(place);
      await fillTrial(trial, archive, folder, plugins);
      await stopPostgres(trial);
      return { ...archive, previous: await replaceData(place, trial) };
    } finally {
      await removeTrial(place);
    }
  });
}

const trialDataDir = (place: Place) => join(place.directory, 'restoring');

/** An embedded database in a folder of its own. It takes over our passwords, so that they fit whichever is in place. */
async function openTrial(place: Place): Promise<Place> {
  await removeTrial(place); // what a killed restore left behind
  const trial = await preparePlace(trialDataDir(place));
  const connection = readConnection(place);
  if (connection) writeConnection(trial, connection);
  await ensurePostgres({ dataDir: trialDataDir(place) });
  return trial;
}

async function removeTrial(place: Place): Promise<void> {
  if (!existsSync(trialDataDir(place))) return;
  await stopPostgres(await preparePlace(trialDataDir(place)));
  await rm(trialDataDir(place), { recursive: true });
}

async function fillTrial(
  trial: Place,
  archive: ArchiveSummary,
  folder: string,
  plugins: readonly MigratingPlugin[],
): Promise<void> {
  const connection = readConnection(trial);
  if (!connection) throw new Error(`${trial.directory} has no connection file`);
  const url = ownerUrl(connection);
  await migrateTo({ url, plugins, names: archive.header.migrations });
  await withClient(adminUrl(connection, OWNER), (client) => loadTables(client, archive, folder));
  await migrate({ url, plugins });
}
