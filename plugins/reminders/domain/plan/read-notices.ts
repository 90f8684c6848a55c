import { NUMBER_WORD, numberNamed } from '../reading/words/numbers.js';
import { UNIT, type Unit, unitNamed } from '../reading/words/units.js';

export const MOST_NOTICES = 5;

/** Thirty days. */
export const LONGEST_NOTICE_MINUTES = 30 * 24 * 60;

export type Notices =
  | { readonly minutes: readonly number[] }
  | { readonly problem: 'unclear' | 'tooMany' | 'tooFar' };

/** Longer units are no fixed number of minutes. */
const MINUTES: Partial<Record<Unit, number>> = { minutes: 1, hours: 60, days: 24 * 60, weeks: 7 * 24 * 60 };

const NONE = /^(?:none|no|nothing|geen|niet|-|0)$/i;
const BETWEEN = /\s*(?:[,;+&]|\band\b|\ben\b)\s*/iu;
const NAMED: Readonly<Record<string, number>> = {
  'half an hour': 30,
  'half uur': 30,
  halfuur: 30,
  kwartier: 15,
};
const NUMBER = `(?:\\d{1,5}|${NUMBER_WORD}|an?)`;
const LENGTH = new RegExp(`^(?:${NUMBER}\\s*${UNIT}(?!\\p{L})\\s*)+$`, 'iu');
const PART = new RegExp(`(?<number>${NUMBER})\\s*(?<unit>${UNIT})(?!\\p{L})`, 'giu');

/**
 * How long before a moment it is told of: "1 day, 1 hour, 10m", "een dag en 2 uur", "1h30m". Bare numbers are minutes,
 * and "none" takes the notices away. The longest comes first, and none twice.
 */
export function readNotices(text: string): Notices {
  const words = text.trim().replace(/\s+(?:before|ervoor|vooraf|eerder|tevoren|in advance)$/iu, '');
  if (NONE.test(words)) return { minutes: [] };
  const read = words.split(BETWEEN).filter(Boolean).map(minutesOf);
  const minutes = [...new Set(read)].sort((a, b) => (b ?? 0) - (a ?? 0));
  if (minutes.length === 0 || minutes.some((one) => one === undefined || one < 1))
    return { problem: 'unclear' };
  if (minutes.length > MOST_NOTICES) return { problem: 'tooMany' };
  const known = minutes.filter((one) => one !== undefined);
  return known.some((one) => one > LONGEST_NOTICE_MINUTES) ? { problem: 'tooFar' } : { minutes: known };
}

function minutesOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  const named = NAMED[text.toLowerCase().replace(/^(?:een|an?) /, '')];
  if (named !== undefined) return named;
  if (!LENGTH.test(text)) return undefined;
  let sum = 0;
  for (const { groups } of text.matchAll(PART)) {
    const { number = '', unit = '' } = groups ?? {};
    const each = MINUTES[unitNamed(unit) ?? 'months'];
    const count = /^an?$/i.test(number) ? 1 : numberNamed(number);
    if (each === undefined || count === undefined) return undefined;
    sum += count * each;
  }
  return sum;
}
