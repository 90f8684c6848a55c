import { configuration, type Parser, type ParsingResult, type Refiner } from 'chrono-node/en';
import { createConfiguration } from 'chrono-node/nl';
import { BEHIND_ITS_DAY } from './dates.js';
import type { Meaning } from './meaning.js';
import { Phrase } from './phrase.js';

/**
 * Chrono's own parsers for whole dates. Its others are replaced by ours: the relative ones count in the time zone of
 * this process, the ones for clocks and weekdays know one language each and read the other's words wrongly
 * ("do" and "zo" in English text), and the ones for 3/4 do not say that the order was open.
 */
const KEPT = new Set([
  'ISOFormatParser',
  'ENYearMonthDayParser',
  'ENMonthNameLittleEndianParser',
  'ENMonthNameMiddleEndianParser',
  'NLMonthNameMiddleEndianParser',
  'NLCasualYearMonthDayParser',
]);

export function stockParsers(): Parser[] {
  const english = configuration.createConfiguration(false, false);
  const dutch = createConfiguration(false);
  return [...english.parsers, ...dutch.parsers].filter((parser) => KEPT.has(parser.constructor.name));
}

/** Chrono's rule for results that overlap: the longest is kept. */
export function overlapRemoval(): Refiner {
  const found = configuration
    .createConfiguration()
    .refiners.find((one) => one.constructor.name === 'OverlapRemovalRefiner');
  if (!found) throw new Error('chrono-node has no OverlapRemovalRefiner');
  return found;
}

/** Says in our terms what chrono's own parsers found. */
export const translateStock: Refiner = {
  refine: (context, results) =>
    inOrder(
      results.flatMap((result) => {
        if (result instanceof Phrase) return result;
        // "October 01/10/26" is not the first of October 2010
        if (/^[/.-]\d/.test(context.text.slice(result.index + result.text.length))) return [];
        // nor is the "00 Sept 28" of "20:00 Sept 28" a date
        const before = context.text.slice(0, result.index);
        if (/\d[:.]$/.test(before) && !result.end) return [];
        if (/^\p{L}/u.test(result.text) && BEHIND_ITS_DAY.test(before)) return [];
        return phraseOf(context, withoutMisreadNumbers(context, result));
      }),
    ),
};

/** What gave back a number begins behind it, and the rule for overlaps looks at neighbours. */
function inOrder(results: ParsingResult[]): ParsingResult[] {
  return results.sort((a, b) => a.index - b.index);
}

type Context = Parameters<Refiner['refine']>[0];

interface Found {
  readonly index: number;
  readonly text: string;
  readonly start: ParsingResult['start'];
  readonly keepYear: boolean;
}

function phraseOf(context: Context, { index, text, start, keepYear }: Found): Phrase {
  const known = (component: Parameters<typeof start.get>[0]) =>
    start.isCertain(component) ? (start.get(component) ?? undefined) : undefined;
  const year = keepYear ? known('year') : undefined;
  const date: Meaning = {
    kind: 'date',
    month: known('month') ?? 0,
    day: known('day') ?? 0,
    ...(year === undefined ? {} : { year }),
  };
  return new Phrase(context, index, text, [date, ...clockAndZone(known)]);
}

function clockAndZone(
  known: (component: 'hour' | 'minute' | 'second' | 'timezoneOffset') => number | undefined,
): Meaning[] {
  const hour = known('hour');
  if (hour === undefined) return [];
  const minute = known('minute') ?? 0;
  const second = known('second') ?? 0;
  if (hour > 23 || minute > 59 || second > 59) return [{ kind: 'impossible' }];
  const offset = known('timezoneOffset');
  const zone: Meaning[] = offset === undefined ? [] : [{ kind: 'zone', zone: { id: offsetId(offset) } }];
  return [{ kind: 'clock', clock: { hour, minute, second, certainty: 'exact' } }, ...zone];
}

function offsetId(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/**
 * Chrono reads "15 april 20 uur" and "15 april 20.00" as the year 2020, and "20 15 maart" (of "om 20 uur 15 maart")
 * as the days 20 to 15, and "20:00 tot 1 juni" as 0 to 1 June, "at 9 until 20 march" as the 9th to the 20th: what is a clock is given back.
 */
function withoutMisreadNumbers(context: Context, { index, text, start, end }: ParsingResult): Found {
  const shortYear = /,? ?\d{2}$/.exec(text);
  const after = context.text.slice(index + text.length);
  if (
    shortYear &&
    /[a-z.]/i.test(text.at(shortYear.index - 1) ?? '') &&
    /^(?: ?(?:uur|u|h|am|pm)\b|[.:-]\d|-)/i.test(after)
  ) {
    return { index, text: text.slice(0, shortYear.index), start, keepYear: false };
  }
  const isWithinAClock = /(?:[:.]|(?<!\p{L})(?:at|om|@) ?)$/iu.test(context.text.slice(0, index));
  const [twoNumbers] = (isWithinAClock ? /^\d{1,2}\D+(?=\d)/ : /^\d{1,2} +(?=\d)/).exec(text) ?? [];
  if (twoNumbers && end) {
    return {
      index: index + twoNumbers.length,
      text: text.slice(twoNumbers.length),
      start: end,
      keepYear: true,
    };
  }
  return withApostrophe({ index, text, start, keepYear: true }, after);
}

/** "14 mrt '26" */
function withApostrophe(found: Found, after: string): Found {
  const [year] = /^,? ?'\d{2}(?!\d)/.exec(after) ?? [];
  if (!year || found.start.isCertain('year')) return found;
  found.start.assign('year', 2000 + Number(year.slice(-2)));
  return { ...found, text: found.text + year };
}
