import { z } from 'zod';

/**
 * A backup is a gzip of lines, so that `zcat` shows it. In this order:
 * a header; for each table its head, its rows in PostgreSQL's COPY text format, `\.`, its foot; the sequences; the end.
 * Everything but the rows is JSON.
 */
export const headerSchema = z.object({
  format: z.literal('alphapy-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Version of the server that it was made from. */
  postgres: z.string(),
  /** What the schema was: the names of the migrations applied, in order. */
  migrations: z.array(z.string()),
});

export const tableHeadSchema = z.object({ table: z.string(), columns: z.array(z.string()) });

export const tableFootSchema = z.object({ rows: z.int().min(0), sha256: z.string() });

export const sequencesSchema = z.object({
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
});

export const endSchema = z.object({ end: z.literal(true) });

/** What may follow the header and each table. */
export const sectionSchema = z.union([tableHeadSchema, sequencesSchema, endSchema]);

export type Header = z.infer<typeof headerSchema>;
export type TableHead = z.infer<typeof tableHeadSchema>;
export type TableFoot = z.infer<typeof tableFootSchema>;
export type Sequences = z.infer<typeof sequencesSchema>['sequences'];

/** No row of the COPY format looks like this. */
export const END_OF_ROWS = '\\.\n';

export const jsonLine = (value: object) => `${JSON.stringify(value)}\n`;
