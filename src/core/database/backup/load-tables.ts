import { join } from 'node:path';
import type { Client } from 'pg';
import { OperatorError } from '../../operator-error.js';
import type { TableHead } from './archive-format.js';
import { copyIn, copyOut, hashOf, listTables } from './copy-table.js';
import type { ArchiveSummary } from './read-archive.js';

/** The file with the rows of the backup's nth table. */
export const rowsFile = (folder: string, index: number) => join(folder, `${index}`);

/** Fills the tables from the files in `folder`, all or nothing, and compares them with the backup afterwards. */
export async function loadTables(client: Client, archive: ArchiveSummary, folder: string): Promise<void> {
  await client.query('begin');
  await client.query('set local session_replication_role = replica'); // foreign keys: tables come in any order
  await truncateTables(client, archive.tables);
  for (const [index, table] of archive.tables.entries()) await copyIn(client, table, rowsFile(folder, index));
  for (const { name, value } of archive.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [client.escapeIdentifier(name), value]);
  await client.query('commit');
  await compare(client, archive, folder);
}

/** Migrations may have put rows into the tables that they made. */
async function truncateTables(client: Client, wanted: readonly TableHead[]): Promise<void> {
  const present = (await listTables(client)).map(({ table }) => table);
  const missing = wanted.map(({ table }) => table).filter((table) => !present.includes(table));
  if (missing.length > 0)
    throw new OperatorError(`The backup has tables that the bot does not make: ${missing.join(', ')}.`, {
      why: 'Tables are made by migrations; the data of these would be lost.',
      next: 'Restore with the plugins that the backup was made with.',
    });
  const names = present.map((table) => client.escapeIdentifier(table));
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
}

/** Rows that were written in order are read in the same order, so equal data gives an equal text. */
async function compare(client: Client, archive: ArchiveSummary, folder: string): Promise<void> {
  for (const table of archive.tables) {
    const file = join(folder, 'check');
    const rows = await copyOut(client, table, file);
    if (rows === table.rows && (await hashOf(file)) === table.sha256) continue;
    throw new OperatorError(`The table ${table.table} was not restored as it was.`, {
      why: `It has ${rows} rows, the backup ${table.rows}, or their content differs.`,
      next: 'Nothing was changed. Please report this with the version that made the backup.',
    });
  }
}
