import { FULL_WEEKDAY, SHORT_WEEKDAY } from '../words/weekdays.js';
import { halfOfNext, halfOfStart } from './half-days.js';
import { GLUED_PART } from './parts-of-day.js';

const NAMED_DAY = `(?:today|tomorrow|tmrw|tmr|tonight|vandaag|morgen|overmorgen|van(?:${GLUED_PART}))`;
const NAMED_PART = `(?:${FULL_WEEKDAY}|morgen)(?:${GLUED_PART})|(?:morning|afternoon|evening|night)`;
const BEHIND_A_DAY = new RegExp(
  `(?<!\\p{L})(?:${NAMED_DAY}|${NAMED_PART}|${FULL_WEEKDAY}|${SHORT_WEEKDAY}),? $`,
  'iu',
);
const BEHIND_A_NAMED_DAY = new RegExp(`(?<!\\p{L})(?:${NAMED_DAY}|${NAMED_PART}),? $`, 'iu');

const MINUTE = '(?:[:.][0-5]\\d)?';
const HALF = '[ap]\\.?m(?!\\p{L})';
const PART = "(?:in (?:the|de) |at night|'?s[ -]?(?:ochtend|morgen|middag|namiddag|avond|nacht)s)";

/** "6 or 7pm", "6 of 7 uur 's avonds": what the second says makes the first an hour. */
const BEFORE_A_CLOCK = new RegExp(
  `^ (?:or|of) \\d{1,2}${MINUTE}(?: ?(?:${HALF}|o'?clock)|(?: ?(?:uur|u|h))? ${PART})`,
  'iu',
);
/** "vrijdag 6 of 7 uur"; without the day it may be how long something takes. */
const BEFORE_HOURS = new RegExp(
  `^ (?:or|of) \\d{1,2}(?:${MINUTE} ?(?:uur|u|h|hrs)(?!\\p{L})|[:u]\\d{2})`,
  'iu',
);
/** The end of a text. Behind "tonight" no number is a date. */
const BEFORE_A_LAST_NUMBER = /^ (?:or|of) \d{1,2}[\s.!?]*$/iu;

/** Whether an hour that no word marks is the first of two: "friday 6 or 7pm". */
export function isFirstOfTwo(before: string, after: string): boolean {
  if (/\d[.,:/-]$/.test(before)) return false;
  if (BEFORE_A_CLOCK.test(after)) return true;
  if (BEFORE_HOURS.test(after)) return BEHIND_A_DAY.test(before);
  return BEFORE_A_LAST_NUMBER.test(after) && BEHIND_A_NAMED_DAY.test(before);
}

const FIRST = `(?<firstHour>\\d{1,2})${MINUTE}(?: ?(?:uur|u|h))?`;
const BEHIND_A_CLOCK = new RegExp(
  `(?:(?:^|[^\\p{L}\\p{N}])(?:at|om|@|rond|tegen|around) ?${FIRST}|(?<![\\p{L}\\p{N}.,:/-])${FIRST.replace('firstHour', 'hourOfHalf')} ?(?<firstHalf>${HALF})) (?:or|of) $`,
  'iu',
);

/** Whether it is the second: "at 6 or 7", "6pm or 7", "vanavond 8 of 9". Other words behind it count other things. */
export function isSecondOfTwo(before: string, after: string): boolean {
  if (!/^(?:[\s.,!?)]*$|,? (?:on|op|today|tomorrow|vandaag|morgen|please|aub)(?!\p{L}))/iu.test(after))
    return false;
  if (BEHIND_A_CLOCK.test(before)) return true;
  const [, day] = /^(.* )\d{1,2} (?:or|of) $/iu.exec(before) ?? [];
  return day !== undefined && BEHIND_A_NAMED_DAY.test(day);
}

const BEFORE_ANOTHER = new RegExp(`^ (?:or|of) (?<otherHour>\\d{1,2})${MINUTE} ?(?<otherHalf>${HALF})`, 'iu');

/** "at 6 or 7pm", "6pm or 7": of two hours one has said which half of the day both are in. */
export function sharedHalf(hour: number, before: string, after: string): string | undefined {
  const { otherHour, otherHalf } = BEFORE_ANOTHER.exec(after)?.groups ?? {};
  if (otherHalf) return halfOfStart(hour, Number(otherHour), otherHalf);
  const { hourOfHalf, firstHalf } = BEHIND_A_CLOCK.exec(before)?.groups ?? {};
  return firstHalf && halfOfNext(hour, Number(hourOfHalf), firstHalf);
}
