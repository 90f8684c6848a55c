import type { Weekday } from '../../recurrence/rule.js';
import { NUMBER_WORD, numberNamed, ORDINAL, ordinalNamed } from '../words/numbers.js';
import { itemsOf, listOf, wholly } from '../words/pattern.js';
import {
  FULL_WEEKDAY,
  PLURAL_WEEKDAY,
  SHORT_WEEKDAY,
  WEEKEND,
  WORKDAYS,
  weekdayNamed,
} from '../words/weekdays.js';
import type { Meaning, Which } from './meaning.js';
import { GLUED_PART, partNamed } from './parts-of-day.js';
import { type Groups, wordParser } from './word-parser.js';

const NAME = `(?:${PLURAL_WEEKDAY}|${FULL_WEEKDAY}|${SHORT_WEEKDAY})`;
const PLURAL = wholly(PLURAL_WEEKDAY);
const namesIn = itemsOf(NAME);
const ordinalsIn = itemsOf(ORDINAL);
const WHICH =
  '(?<which>this coming|this|coming|upcoming|next|following|deze|dit|komende?|aanstaande|aankomende|eerstvolgende|volgende?|last|past|vorige|afgelopen)';
const THROUGH = '(?: ?- ?| (?:to|through|thru|until|till?|tot|tot en met|t/m|tem|t\\.e\\.m\\.) )';

/** "week 32" is another week than that of "friday week 6pm". */
const NO_NUMBER = '(?! ?\\d{1,2}(?!\\d| ?(?:[ap]\\.?m|uur|[uh:.])))';

/** "friday", "next friday", "vrijdag a.s.", "mon, wed and fri", "dinsdagavond", "mondays". */
export const weekdays = wordParser(
  `(?:${WHICH} )?(?<list>${listOf(NAME)})(?:[ -]?(?<part>${GLUED_PART}))?(?<behind> a\\.?s\\.?| aanstaande)?(?<week> week${NO_NUMBER})?`,
  ({ which = '', list = '', part, behind, week }, text, { after }) => {
    // "zo rond 20u" is about eight, on no Sunday
    if (/^zo$/i.test(text) && /^ (?:rond|tegen|omstreeks|ongeveer|om en)(?!\p{L})/iu.test(after))
      return undefined;
    const names = namesIn(list);
    const days = names.map((name) => weekdayNamed(name));
    if (!days.every((day): day is Weekday => day !== undefined)) return undefined;
    if (/^(?:last|past|vorige|afgelopen)$/i.test(which)) return { kind: 'past' };
    const always = names.some((name) => PLURAL.test(name));
    const meaning: Meaning = {
      kind: 'weekdays',
      weekdays: unique(days),
      which: behind ? 'coming' : whichOf(which),
      always,
    };
    // "monday week" is a week behind the coming Monday
    const later: Meaning[] = week ? [{ kind: 'duration', duration: { weeks: 1 }, ahead: true }] : [];
    const partMeaning = partNamed(part);
    return [meaning, ...later, ...(partMeaning ? [partMeaning] : [])];
  },
);

/** "two fridays from now", "in 3 mondays", "twee vrijdagen verder". */
export const countedWeekdays = wordParser(
  `(?:(?<lead>in|over) )?(?<count>\\d{1,2}|${NUMBER_WORD}) (?<name>${PLURAL_WEEKDAY}|${FULL_WEEKDAY})(?<ahead> (?:from now|from today|verder|vanaf nu|later))?`,
  ({ lead, count = '', name = '', ahead }) => {
    const weekday = weekdayNamed(name);
    const turns = numberNamed(count);
    if (!weekday || !turns || !(lead ?? ahead)) return undefined;
    return { kind: 'weekdays', weekdays: [weekday], which: 'plain', always: false, turns };
  },
);

function whichOf(word: string): Which {
  if (/^(?:next|following|volgende?)$/i.test(word)) return 'next';
  if (/^(?:this|deze|dit)$/i.test(word)) return 'this';
  return word === '' ? 'plain' : 'coming';
}

/** "mon-fri", "maandag t/m donderdag", "monday through thursday": every one of them, always. */
export const weekdayRange = wordParser(
  `(?:(?:from|van) )?(?<from>${FULL_WEEKDAY}|${SHORT_WEEKDAY})${THROUGH}(?<to>${FULL_WEEKDAY}|${SHORT_WEEKDAY})`,
  ({ from = '', to = '' }) => {
    const first = weekdayNamed(from);
    const last = weekdayNamed(to);
    if (!first || !last) return undefined;
    const count = ((last - first + 7) % 7) + 1;
    // one more than a remainder of seven is a weekday
    const days = Array.from({ length: count }, (_, index) => (((first - 1 + index) % 7) + 1) as Weekday);
    return { kind: 'weekdays', weekdays: days, which: 'plain', always: true };
  },
);

/** "weekdays", "werkdag", "doordeweeks", "weekends". */
export const weekdayGroup = wordParser(
  '(?<workdays>(?:op )?(?:weekdays|workdays|work days|business days|werkdagen|weekdagen|door de week|doordeweeks|doordeweekse dagen))' +
    '|(?<workday>weekday|workday|work day|business day|werkdag|weekdag|doordeweekse dag)' +
    '|(?<weekends>weekends|weekenden|in de weekends|in het weekend altijd)',
  ({ workdays, weekends }) => ({
    kind: 'weekdays',
    weekdays: weekends ? WEEKEND : WORKDAYS,
    which: 'plain',
    always: Boolean(workdays ?? weekends),
  }),
);

const OF_MONTH =
  '(?: (?:v/d|v\\.d\\.) maand| (?:(?:of|in|van) )?(?:(?<everyMonth>every|each|elke|iedere|per) (?:month|maand)|(?<theMonth>the|de|een|a) (?:month|maand)))?';

/** "the first monday", "2e en 4e dinsdag van de maand", "last friday of every month". */
export const nthWeekdays = wordParser(
  `(?:(?:the|de) )?(?<ordinals>${listOf(ORDINAL)}) (?<names>${listOf(`(?:${FULL_WEEKDAY}|${SHORT_WEEKDAY})`)})(?:[ -]?(?<part>${GLUED_PART}))?${OF_MONTH}`,
  (groups, text, { before, after }) => {
    // "last friday" is over, unless it is that of a month, or every one
    const isLast = /^last /i.test(text) && monthOf(groups) === 'open';
    if (isLast && !/(?:every|each) $/i.test(before) && !/^ (?:of|in) /i.test(after)) return undefined;
    const ordinals = ordinalsIn(groups['ordinals'] ?? '').map(ordinalNamed);
    const days = namesIn(groups['names'] ?? '').map((name) => weekdayNamed(name));
    if (!ordinals.every((one): one is number => one !== undefined)) return undefined;
    // "the 1st and first monday" is a day of the month, and a Monday
    if (unique(ordinals).length < ordinals.length) return undefined;
    if (!days.every((one): one is Weekday => one !== undefined)) return undefined;
    const meaning: Meaning = {
      kind: 'nthWeekdays',
      ordinals,
      weekdays: unique(days),
      of: monthOf(groups),
      maybeOther: /^(?:second|2nd)$/i.test(groups['ordinals'] ?? ''),
    };
    const part = partNamed(groups['part']);
    return part ? [meaning, part] : meaning;
  },
);

function monthOf({ everyMonth, theMonth }: Groups): 'open' | 'the-month' | 'every-month' {
  if (everyMonth) return 'every-month';
  return theMonth ? 'the-month' : 'open';
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)];
}
