import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { OperatorError } from '../../operator-error.js';
import {
  END_OF_ROWS,
  type Header,
  headerSchema,
  type Sequences,
  sectionSchema,
  type TableFoot,
  type TableHead,
  tableFootSchema,
} from './archive-format.js';
import { LineReader } from './line-reader.js';

/** What a backup holds, apart from the rows themselves. */
export interface ArchiveSummary {
  readonly header: Header;
  readonly tables: readonly (TableHead & TableFoot)[];
  readonly sequences: Sequences;
}

/** Where the rows of the nth table go. */
export type RowTarget = (index: number) => Writable;

/**
 * Reads a backup to its end and compares the rows with their checksums.
 *
 * @throws {OperatorError} when it is none, or damaged
 */
export async function readArchive(file: string, rowsOf: RowTarget = nowhere): Promise<ArchiveSummary> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // an error of the source ends `unpacked` with the same error, which its reader gets
  pipeline(source, unpacked).catch(() => undefined);
  try {
    return await readSections(new LineReader(unpacked), rowsOf);
  } catch (error) {
    throw explain(file, error);
  } finally {
    source.destroy();
  }
}

const nowhere: RowTarget = () => new Writable({ write: (_rows, _encoding, done) => done() });

async function readSections(lines: LineReader, rowsOf: RowTarget): Promise<ArchiveSummary> {
  const header = await readJson(lines, headerSchema);
  const tables: (TableHead & TableFoot)[] = [];
  let sequences: Sequences = [];
  for (;;) {
    const section = await readJson(lines, sectionSchema);
    if ('end' in section) return { header, tables, sequences };
    if ('sequences' in section) sequences = section.sequences;
    else tables.push({ ...section, ...(await readRows(lines, rowsOf(tables.length))) });
  }
}

async function readRows(lines: LineReader, target: Writable): Promise<TableFoot> {
  const seen = { rows: 0, hash: createHash('sha256') };
  await pipeline(rowsUntilEnd(lines, seen), target);
  const foot = await readJson(lines, tableFootSchema);
  if (foot.rows !== seen.rows || foot.sha256 !== seen.hash.digest('hex'))
    throw new Damaged('a checksum differs');
  return foot;
}

async function* rowsUntilEnd(lines: LineReader, seen: { rows: number; hash: Hash }): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await lines.next();
    if (!line) throw new Damaged('it ends too early');
    if (line.equals(END)) return;
    seen.rows += 1;
    seen.hash.update(line);
    yield line;
  }
}

const END = Buffer.from(END_OF_ROWS);

async function readJson<Schema extends z.ZodType>(
  lines: LineReader,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const line = await lines.next();
  if (!line) throw new Damaged('it ends too early');
  return schema.parse(JSON.parse(line.toString('utf8')));
}

class Damaged extends Error {}

function explain(file: string, error: unknown): OperatorError {
  const why = error instanceof Error ? error.message : String(error);
  return new OperatorError(`${file} cannot be read as a backup.`, {
    why: error instanceof Damaged ? `It is damaged: ${why}.` : why,
    next: 'Use another backup. Nothing was changed.',
    cause: error,
  });
}
