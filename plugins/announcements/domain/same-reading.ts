import type { Reading, TimeOption } from './reading.js';

/** Whether two readings would have the same made of them. Titles and places do not count. */
export function isSameReading(a: Reading, b: Reading): boolean {
  return a.kind === b.kind && keysOf(a) === keysOf(b);
}

function keysOf({ options }: Reading): string {
  return options.map(keyOf).join(' ');
}

/** A series is known by its rule and its first moment, for its next one moves on by itself. */
export function keyOf({ dueAt, zone, rule, startsAt }: TimeOption): string {
  return rule ? [rule, zone, startsAt].join('|') : dueAt;
}

/** Whether it takes place again and again, however it is read. */
export function isSeries({ options }: Reading): boolean {
  return options.length > 0 && options.every(({ rule }) => rule);
}
