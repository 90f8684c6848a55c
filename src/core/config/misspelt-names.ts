import { configSchema } from './config.js';

export interface MisspeltName {
  readonly name: string;
  readonly meant: string;
}

/**
 * Variables that are set, that the configuration does not know, and whose name is almost that of one that is not set.
 * They can only be pointed out: they may be a plugin's, or belong to another program.
 */
export function misspeltNames(environment: Readonly<Record<string, string | undefined>>): MisspeltName[] {
  const known = Object.keys(configSchema.shape);
  const missing = known.filter((name) => !environment[name]);
  return Object.keys(environment)
    .filter((name) => environment[name] && !known.includes(name))
    .flatMap((name) => {
      const meant = missing.find((candidate) => isAlmost(name.toUpperCase(), candidate));
      return meant ? [{ name, meant }] : [];
    });
}

/** One slip of the fingers; in a long name two. */
function isAlmost(name: string, meant: string): boolean {
  const slips = meant.length < 9 ? 1 : 2;
  return Math.abs(name.length - meant.length) <= slips && distance(name, meant) <= slips;
}

/** How many letters to add, leave out, replace or swap with their neighbour. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= other.length; j++) {
      const replaced = at(i - 1, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, replaced, swapped));
    }
  }
  return at(one.length, other.length);
}
