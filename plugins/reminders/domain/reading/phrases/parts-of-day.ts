import { wholly } from '../words/pattern.js';
import { FULL_WEEKDAY, SHORT_WEEKDAY } from '../words/weekdays.js';
import type { Meaning, PartOfDay } from './meaning.js';
import { wordParser } from './word-parser.js';

const PARTS: readonly (readonly [pattern: string, part: PartOfDay])[] = [
  ["morning|ochtend|voormiddag|'?s[ -]?ochtends|'?s[ -]?morgens", 'morning'],
  ["afternoon|middag|namiddag|'?s[ -]?middags|'?s[ -]?namiddags", 'afternoon'],
  ["evening|evenings|avond|'?s[ -]?avonds", 'evening'],
  ['nights?|nite', 'night'],
  // "night" may begin at nine in the evening, "nacht" is when people sleep
  ["nacht|'?s[ -]?nachts", 'small-hours'],
  [
    'close of business|end of (?:the )?(?:business|work|working|school)(?: ?day)?|cob|eob|einde? van de (?:werk|school)dag|einde werkdag',
    'work-end',
  ],
  ['(?:the )?end of (?:the )?day|eod|einde? van de dag|einde dag|op het einde van de dag', 'day-end'],
];
const WHOLE_PARTS = PARTS.map(([pattern, part]) => [wholly(pattern), part] as const);

/** "in the morning", "'s avonds", "this afternoon". */
export const partOfDay = wordParser(
  `(?<thisOne>(?:this|deze) )?(?<part>${PARTS.map(([pattern]) => pattern).join('|')})`,
  ({ thisOne, part }) => {
    const meaning = partNamed(part);
    if (!meaning) return undefined;
    return thisOne ? [{ kind: 'relativeDay', days: 0 }, meaning] : meaning;
  },
);

const BEHIND_A_DAY = new RegExp(
  `(?<!\\p{L})(?:${FULL_WEEKDAY}|${SHORT_WEEKDAY}|today|tomorrow|tmrw|tmr|vandaag|morgen|overmorgen) $`,
  'iu',
);

/** "monday am", "thurs pm", "fri eve", "di vm": behind a day, where they are no other words. */
export const shortPartOfDay = wordParser('(?<part>am|pm|eve|vm|nm)', ({ part = '' }, _text, { before }) => {
  if (!BEHIND_A_DAY.test(before)) return undefined;
  const named = SHORT_PARTS[part.toLowerCase()];
  return named && { kind: 'part', part: named };
});

const SHORT_PARTS: Readonly<Record<string, PartOfDay>> = {
  am: 'morning',
  pm: 'after-noon',
  eve: 'evening',
  vm: 'morning',
  nm: 'afternoon',
};

/** The part of the day that a word names, "morgen" among them where it stands behind a weekday. */
export function partNamed(word: string | undefined): Meaning | undefined {
  if (!word) return undefined;
  if (word.toLowerCase() === 'morgen') return { kind: 'part', part: 'morning' };
  const found = WHOLE_PARTS.find(([pattern]) => pattern.test(word));
  return found && { kind: 'part', part: found[1] };
}

/** Parts that are glued to a Dutch weekday or day: "vrijdagavond", "morgenochtend". */
export const GLUED_PART = 'ochtend|morgen|voormiddag|middag|namiddag|avond|nacht';
