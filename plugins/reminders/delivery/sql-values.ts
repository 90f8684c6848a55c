/** An array as PostgreSQL writes it. The values hold neither quotes nor commas: ids, numbers, instants, identifiers. */
export function array(values: readonly (string | number | Temporal.Instant | null)[]): string {
  return `{${values.map((value) => value?.toString() ?? 'NULL').join(',')}}`;
}

export function maybeInstant(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
