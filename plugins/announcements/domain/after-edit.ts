import type { Reading, TimeOption } from './reading.js';
import { isSameReading, keyOf } from './same-reading.js';

const MOST_OPTIONS = 5;

/**
 * What a message says that was changed after it was written: "tomorrow" may be the day after it was written, or after it
 * was changed. Where that makes a difference a person is asked.
 */
export function afterEdit<Option extends TimeOption, One extends Reading<Option>>(
  asWritten: One,
  asEdited: One,
): One {
  if (isSameReading(asWritten, asEdited) || isSameSeries(asWritten, asEdited)) return asWritten;
  const known = new Set(asWritten.options.map(keyOf));
  const options = [...asWritten.options, ...asEdited.options.filter((option) => !known.has(keyOf(option)))];
  const main = asEdited.kind === 'none' ? asWritten : asEdited;
  if (main.kind === 'none') return main;
  const sorted = options.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)).slice(0, MOST_OPTIONS);
  return { ...main, kind: 'propose', why: 'several-readings', options: sorted, confidence: null };
}

/** "Every Wednesday" begins on another Wednesday when it is read a week later; people would not call that different. */
function isSameSeries(a: Reading, b: Reading): boolean {
  const [one] = a.options;
  const [other] = b.options;
  if (a.kind !== 'create' || b.kind !== 'create' || !one?.rule || !other?.rule) return false;
  return one.rule === other.rule && one.zone === other.zone && one.dueAt === other.dueAt;
}
