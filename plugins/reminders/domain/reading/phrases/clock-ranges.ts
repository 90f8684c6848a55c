import { MONTH } from '../words/months.js';
import { clock } from './clocks.js';
import { halfOfStart } from './half-days.js';
import { type Groups, wordParser } from './word-parser.js';

const side = (name: string) =>
  `(?<${name}Hour>\\d{1,2})(?:[:.uh](?<${name}Minute>\\d{2}))?(?: ?(?<${name}Word>uur|u|h|hrs))?(?:(?<${name}Short>[ap](?![\\p{L}]))| ?(?<${name}Half>[ap]\\.?m\\.?))?`;

const BEFORE_A_MONTH = new RegExp(`^(?:st|nd|rd|th|e|ste|de)? (?:of )?${MONTH}`, 'iu');

/** "20:00-22:00", "8-10pm", "from 3 to 5 pm", "van 8 tot 10 uur": only the start counts. */
export const clockRange = wordParser(
  `(?:(?<lead>from|between|van|tussen|at|om) )?${side('start')} ?(?<joint>-|to|until|till?|tot|t/m|and|en) ?${side('end')}(?![.,:/-]?\\d)`,
  (groups, _text, { before, after }) => {
    // "20:00 tot 1 juni" ends on a day
    if (/\d[.,:/-]$/.test(before) || BEFORE_A_MONTH.test(after)) return undefined;
    if (!isRange(groups) && !areHoursOfADay(groups, before, after)) return undefined;
    const { startMinute, endHour, startShort, endShort } = groups;
    const { startHalf = startShort, endHalf = endShort } = groups;
    const hour = Number(groups['startHour']);
    const half = startHalf ?? halfOfStart(hour, Number(endHour), endHalf);
    // "8-13 uur" is on the 24-hour clock; "10u" always is
    const isOn24 = !half && Number(endHour) > 12 && Number(endHour) < 24;
    const isMarked = groups['startWord']?.toLowerCase() === 'u' && hour >= 10;
    const isExact = groups['startHour']?.startsWith('0') || hour > 12 || isOn24 || isMarked;
    const open = startMinute === undefined ? 'half' : 'digits';
    const start = clock(hour, Number(startMinute ?? 0), half, { certainty: isExact ? 'exact' : open });
    return [start, { kind: 'range' }];
  },
);

/** "3-5" alone may be anything: something has to say that these are hours. */
function isRange(groups: Groups): boolean {
  const {
    lead,
    joint,
    startMinute,
    endMinute,
    startWord,
    endWord,
    startHalf,
    endHalf,
    endHour,
    startShort,
    endShort,
  } = groups;
  if (Number(endMinute ?? 0) > 59 || Number(endHour) > 24) return false;
  if (/^(?:and|en)$/i.test(joint ?? '')) return /^(?:between|tussen)$/i.test(lead ?? '');
  return [lead, startMinute, endMinute, startWord, endWord, startHalf, endHalf, startShort, endShort].some(
    (part) => part !== undefined,
  );
}

/** "9-5 tomorrow": beside a day that is no date, two numbers are hours. */
function areHoursOfADay({ joint, startHour, endHour }: Groups, before: string, after: string): boolean {
  if (joint !== '-' || !isBesideADay(before, after)) return false;
  const [start, end] = [Number(startHour), Number(endHour)];
  return end <= 24 && (start < end || (start > end && start <= 12));
}

const NAMED_DAY = '(?:today|tomorrow|tmrw|tmr|tonight|vandaag|morgen|overmorgen|vanavond|vanmiddag)';
const BEHIND_A_DAY = new RegExp(`(?<![\\p{L}\\p{N}])${NAMED_DAY},? $`, 'iu');
const BEFORE_A_DAY = new RegExp(`^,? ${NAMED_DAY}(?![\\p{L}\\p{N}])`, 'iu');

/** Whether "today", "morgen" or the like stands next to a place in a text. */
export function isBesideADay(before: string, after: string): boolean {
  return BEHIND_A_DAY.test(before) || BEFORE_A_DAY.test(after);
}
