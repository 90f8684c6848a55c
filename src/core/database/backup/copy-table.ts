import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Client } from 'pg';
import { MIGRATIONS_TABLE } from '../orm.js';
import type { Sequences, TableHead } from './archive-format.js';

/** All tables with the columns that hold data of their own. */
export async function listTables(client: Client): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
    [MIGRATIONS_TABLE],
  );
  return rows;
}

/** Sequences that have been used, with the last value that each gave out. */
export async function listSequences(client: Client): Promise<Sequences> {
  const { rows } = await client.query<Sequences[number]>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null and sequencename not like $1 order by 1`,
    [`${MIGRATIONS_TABLE}_%`],
  );
  return rows;
}

/** Lets the server write a table's rows into a file; returns their number. The text is the same on every machine. */
export async function copyOut(client: Client, table: TableHead, file: string): Promise<number> {
  await client.query(SAME_TEXT);
  const target = client.escapeLiteral(file);
  const { rowCount } = await client.query(`copy ${columnsOf(client, table)} to ${target} (encoding 'UTF8')`);
  return rowCount ?? 0;
}

// the last one lets large tables be read from their beginning, not from where another reader is
const SAME_TEXT = `
  set datestyle = 'ISO'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set synchronize_seqscans = off
`;

/** Lets the server read a table's rows from a file. */
export async function copyIn(client: Client, table: TableHead, file: string): Promise<void> {
  await client.query(`copy ${columnsOf(client, table)} from ${client.escapeLiteral(file)} (encoding 'UTF8')`);
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

function columnsOf(client: Client, { table, columns }: TableHead): string {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  return `public.${client.escapeIdentifier(table)} (${names})`;
}
