export type SqlValue = string | number | Temporal.Instant | null;

/** An array as PostgreSQL writes it. The values hold neither quotes nor commas: ids, numbers, instants, identifiers. */
export function array(values: readonly SqlValue[]): string {
  return `{${values.map((value) => value?.toString() ?? 'NULL').join(',')}}`;
}

/** Rows as one array for each column, which is what `unnest` takes. */
export function columns(rows: readonly (readonly SqlValue[])[]): string[] {
  return (rows[0] ?? []).map((_, column) => array(rows.map((row) => row[column] ?? null)));
}

export function maybeInstant(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
