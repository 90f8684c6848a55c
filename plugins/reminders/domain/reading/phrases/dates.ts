import { MONTH, monthNamed } from '../words/months.js';
import {
  DAY_ORDINAL,
  DUTCH_NUMBER_WORD,
  dayOrdinalNamed,
  LISTED_DAY,
  numberNamed,
} from '../words/numbers.js';
import { itemsOf, listOf } from '../words/pattern.js';
import { isBesideADay } from './clock-ranges.js';
import type { Meaning } from './meaning.js';
import { wordParser } from './word-parser.js';

/** "15/03/2026", "15-3", "3/15/26", "15.03.2026". Which number is the month is decided where the locale is known. */
export const numericDate = wordParser(
  "(?<first>\\d{1,2})(?<separator>[/.-])(?<second>\\d{1,2})(?:\\k<separator>'?(?<year>\\d{4}|\\d{2}))?(?![/.:-]?\\d)",
  ({ first = '', separator, second = '', year }, _text, { before, after }) => {
    if (/\d[/.:-]$/.test(before)) return undefined;
    if (!year && separator === '.' && !/^\. ?\d{1,2}[:.uh]/.test(after)) return undefined;
    if (!year && separator === '-' && first.length + second.length < 3) return undefined;
    // "10-12 tomorrow" are hours
    if (!year && separator === '-' && Number(first) < Number(second) && isBesideADay(before, after))
      return undefined;
    const numbers = {
      first: Number(first),
      second: Number(second),
      ...(year ? { year: fullYear(year) } : {}),
    };
    const smallest = Math.min(numbers.first, numbers.second);
    const largest = Math.max(numbers.first, numbers.second);
    if (smallest < 1 || smallest > 12 || largest > 31) return { kind: 'impossible' };
    if (numbers.first > 12) return dated(numbers.second, numbers.first, numbers.year);
    if (numbers.second > 12) return dated(numbers.first, numbers.second, numbers.year);
    // nobody writes the month first and dots behind it
    const isDayFirst = numbers.first === numbers.second || (separator === '.' && numbers.year !== undefined);
    if (isDayFirst) return dated(numbers.second, numbers.first, numbers.year);
    return { kind: 'numbers', ...numbers };
  },
);

export function dated(month: number, day: number, year?: number): Extract<Meaning, { kind: 'date' }> {
  return { kind: 'date', month, day, ...(year === undefined ? {} : { year }) };
}

/** "26" is 2026. */
export function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}

const OF_MONTH =
  '(?: (?:(?:of|in|van) )?(?:(?<every>every|each|elke|iedere) (?:month|maand)|(?:the|de) (?:month|maand)))?';

const listedDaysIn = itemsOf(LISTED_DAY);

/** "the 15th", "de 15e van de maand", "the 1st and 15th of every month", "the last day of the month". */
export const monthDays = wordParser(
  `(?<days>${listOf(`(?:(?:the|de|den) )?${DAY_ORDINAL}`)})${OF_MONTH}`,
  ({ days: list = '', every }) => {
    const days = listedDaysIn(list).map(dayOrdinalNamed);
    if (!days.every((day): day is number => day !== undefined)) return undefined;
    if (days.some((day) => day > 31 || day === 0)) return { kind: 'impossible' };
    const meaning: Meaning = { kind: 'monthDays', days };
    return every ? [{ kind: 'every', interval: 1, unit: 'months' }, meaning] : meaning;
  },
);

/** "12 t/m 14 juni", "from 12th to 14th june 2026": only the first day counts. */
export const dateRange = wordParser(
  `(?<between>between |tussen )?(?:(?:from|van) )?(?:the |de )?(?<first>\\d{1,2})(?:st|nd|rd|th|e|ste|de)? ?(?<joint>-|to|tot|t/m|tot en met|until|through|till|and|en) ?` +
    `(?:the |de )?(?<last>\\d{1,2})(?:st|nd|rd|th|e|ste|de)? (?:of )?(?<month>${MONTH})(?:,? (?<year>20\\d\\d))?`,
  ({ between, first, joint = '', last, month: name = '', year }, _text, { before }) => {
    // "at 9 until 20 march" is a time, and a last day
    const number = /(?:[.:]|(?<!\p{L})(?:at|om|@) ?)$/iu.test(before) ? undefined : monthNamed(name);
    // "14 and 15 march" are two days, "between 14 and 15 march" is a range
    if (!number || (!between && /^(?:and|en)$/i.test(joint))) return undefined;
    const on = (day = '') => dated(number, Number(day), year ? Number(year) : undefined);
    return [on(first), { kind: 'range', lastDay: on(last) }];
  },
);

/** "the end of every month", "eind van elke maand". */
export const endOfEveryMonth = wordParser(
  '(?:(?:the|het) )?(?:end|einde?) (?:of|van) (?:every|each|elke|iedere) (?:month|maand)',
  () => [
    { kind: 'every', interval: 1, unit: 'months' },
    { kind: 'monthDays', days: [-1] },
  ],
);

/** "in June", "until june 2027", "eind maart". */
export const month = wordParser(
  `(?:(?<end>(?:the )?end of |eind(?:e)? (?:van )?|last day of |laatste dag van ))?(?<month>${MONTH})(?: (?<year>20\\d\\d))?`,
  ({ end, month: name = '', year }) => {
    const number = monthNamed(name);
    if (!number) return undefined;
    return { kind: 'month', month: number, end: Boolean(end), ...(year ? { year: Number(year) } : {}) };
  },
);

/** "dertig oktober": the day as a Dutch number in words. In English "ten may" also says what ten people may do. */
export const spelledDate = wordParser(
  `(?:de )?(?<day>${DUTCH_NUMBER_WORD}) (?<month>${MONTH})(?:,? (?<year>20\\d\\d))?`,
  ({ day = '', month: name = '', year }) => {
    const number = monthNamed(name);
    const ofMonth = numberNamed(day);
    if (!number || !ofMonth) return undefined;
    return ofMonth > 31 ? { kind: 'impossible' } : dated(number, ofMonth, year ? Number(year) : undefined);
  },
);

/** What stands before "sept" in "21 sept, 28 sept", where 28 is not the day of the first. */
export const BEHIND_ITS_DAY = /(?<![\d:./-])\d{1,2}(?:st|nd|rd|th|e|ste|de)?,? (?:of |van )?$/iu;

/** "augustus 3": the month first, in either language. */
export const monthThenDay = wordParser(
  `(?<month>${MONTH}) (?<day>\\d{1,2})(?:st|nd|rd|th|e|ste|de)?(?![.:uh]?\\d| ?(?:uur|u|h|am|pm|a\\.m|p\\.m)(?!\\p{L}))`,
  ({ month: name = '', day }, _text, { before }) => {
    const number = BEHIND_ITS_DAY.test(before) ? undefined : monthNamed(name);
    const ofMonth = Number(day);
    return number && ofMonth >= 1 && ofMonth <= 31 ? dated(number, ofMonth) : undefined;
  },
);

/** "32 maart", "the 45th of june": chrono passes over these, and so somebody would be told that they are unclear. */
export const impossibleDate = wordParser(
  `(?:the |de )?(?:0|00|3[2-9]|[4-9]\\d)(?:st|nd|rd|th|e|ste|de)? (?:of |van )?${MONTH}|${MONTH} (?:3[2-9]|[4-9]\\d)(?:st|nd|rd|th)?|` +
    '20\\d\\d([-/.])(?:(?:1[3-9]|[2-9]\\d|00)\\1\\d{1,2}|\\d{1,2}\\1(?:3[2-9]|[4-9]\\d|00))(?!\\d)',
  (_groups, _text, { before }) => (/\d[:.]$/.test(before) ? undefined : { kind: 'impossible' }),
);

/** "20260513T180000Z", as calendars write it. */
export const compactMoment = wordParser(
  '(?<date>20\\d{6})T(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?:[0-5]\\d)?(?<zulu>z)?',
  ({ date = '', hour, minute, zulu }) => {
    const [year = 0, month = 0, day = 0] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
    if (month < 1 || month > 12 || day < 1 || day > 31) return { kind: 'impossible' };
    const time: Meaning = {
      kind: 'clock',
      clock: { hour: Number(hour), minute: Number(minute), certainty: 'exact' },
    };
    return [dated(month, day, year), time, ...(zulu ? [{ kind: 'zone', zone: { id: 'UTC' } } as const] : [])];
  },
);

/** "<t:1771234567:F>": Discord's own timestamp. */
export const timestamp = wordParser('<t:(?<seconds>-?\\d{1,13})(?::[tTdDfFRsS])?>', ({ seconds }) => ({
  kind: 'instant',
  epochSeconds: Number(seconds),
}));
