import { NUMBER_WORD, numberNamed, ordinalNamed } from '../words/numbers.js';
import { anyOf } from '../words/pattern.js';
import { UNIT, unitNamed } from '../words/units.js';
import { LENGTH, minutesNamed } from './durations.js';
import type { Meaning } from './meaning.js';
import { wordParser } from './word-parser.js';

type Every = Extract<Meaning, { kind: 'every' }>;

const EVERY =
  'every single|every|each|elke?|iedere?|alle|om de|om het|per|once (?:a|an|per|every|in every)|(?:een keer|eens|1 ?x|1 keer|één keer) (?:per|in de|om de|elke)';
const OTHER = 'other|alternate|andere';
const ORDINAL_COUNT = 'second|third|fourth|2nd|3rd|4th|tweede|derde|vierde|2e|3e|4e|2de|3de|4de';
/** Nothing repeats every second; what is said so is "every second friday". */
const REPEATING_UNIT = `(?!secon)${UNIT}`;
const LARGER_UNITS = 'weekends?|quarters?|kwarta(?:al|len)|fortnight';
const ANY_UNIT = `(?:${REPEATING_UNIT}|${LARGER_UNITS})(?![\\p{L}])`;
/** "every 2d" counts days; "every mo" may be a month or a Monday, and "every d" anything. */
const WRITTEN_UNIT = `(?<!\\p{L} )(?:[dhmswy]|mo)(?!\\p{L})|(?!(?:[dhmswy]|mo)(?!\\p{L}))${ANY_UNIT}`;

/** "every day", "every 2 weeks", "om de dag", "elke 3 uur"; and "every" alone, when what repeats comes behind it. */
export const every = wordParser(
  `(?<every>${EVERY})(?: (?:(?<other>${OTHER})|(?<nth>${ORDINAL_COUNT})(?= ${ANY_UNIT})|` +
    `(?<count>\\d{1,4}|${NUMBER_WORD})(?= ?${ANY_UNIT})))?` +
    `(?: ?(?<unit>${WRITTEN_UNIT}))?`,
  ({ every: word = '', other, nth, count, unit }) => {
    const interval = intervalOf(word, { other, nth, count, unit });
    if (!unit) return /^(?:per|om het|once an?)$/i.test(word) ? undefined : { kind: 'every', interval };
    return withUnit(unit, interval);
  },
);

/** "every hour and a half", "elke anderhalf uur", "every 1h30", "elk kwartier". */
export const everyLength = wordParser(
  `(?:every|each|elke?|iedere?|om de|om het) (?<length>${LENGTH})`,
  ({ length = '' }) => {
    const minutes = minutesNamed(length);
    if (minutes === undefined) return undefined;
    if (Number.isInteger(minutes)) return { kind: 'every', interval: minutes, unit: 'minutes' };
    return { kind: 'every', interval: Math.round(60 * minutes), unit: 'seconds' };
  },
);

function intervalOf(
  word: string,
  { other, nth, count, unit }: Record<'other' | 'nth' | 'count' | 'unit', string | undefined>,
): number {
  if (count) return numberNamed(count) ?? 1;
  if (nth) return ordinalNamed(nth) ?? Number.parseInt(nth, 10);
  if (other) return 2;
  // "om de dag" is every other day, "om het uur" every hour, "om de 2 weken" every 2 weeks
  return /^om de$/i.test(word) && (!unit || /^(?:dag|week|maand|weekend)$/i.test(unit)) ? 2 : 1;
}

function withUnit(word: string, interval: number): Every | undefined {
  if (/^weekend/i.test(word)) return { kind: 'every', interval, unit: 'weekends' };
  if (/^fortnight/i.test(word)) return { kind: 'every', interval: 2 * interval, unit: 'weeks' };
  if (/^(?:quarter|kwarta)/i.test(word))
    return { kind: 'every', interval: 3 * interval, unit: 'months', isQuarterly: true };
  const unit = unitNamed(word);
  return unit && { kind: 'every', interval, unit };
}

const ADVERBS: Readonly<Record<string, Every>> = {
  hourly: { kind: 'every', interval: 1, unit: 'hours' },
  'half-hourly': { kind: 'every', interval: 30, unit: 'minutes' },
  daily: { kind: 'every', interval: 1, unit: 'days' },
  dagelijks: { kind: 'every', interval: 1, unit: 'days' },
  dagelijkse: { kind: 'every', interval: 1, unit: 'days' },
  everyday: { kind: 'every', interval: 1, unit: 'days' },
  weekly: { kind: 'every', interval: 1, unit: 'weeks' },
  wekelijks: { kind: 'every', interval: 1, unit: 'weeks' },
  wekelijkse: { kind: 'every', interval: 1, unit: 'weeks' },
  fortnightly: { kind: 'every', interval: 2, unit: 'weeks' },
  biweekly: { kind: 'every', interval: 2, unit: 'weeks' },
  'bi-weekly': { kind: 'every', interval: 2, unit: 'weeks' },
  tweewekelijks: { kind: 'every', interval: 2, unit: 'weeks' },
  tweewekelijkse: { kind: 'every', interval: 2, unit: 'weeks' },
  veertiendaags: { kind: 'every', interval: 2, unit: 'weeks' },
  veertiendaagse: { kind: 'every', interval: 2, unit: 'weeks' },
  monthly: { kind: 'every', interval: 1, unit: 'months' },
  maandelijks: { kind: 'every', interval: 1, unit: 'months' },
  maandelijkse: { kind: 'every', interval: 1, unit: 'months' },
  'every month': { kind: 'every', interval: 1, unit: 'months' },
  quarterly: { kind: 'every', interval: 3, unit: 'months', isQuarterly: true },
  driemaandelijks: { kind: 'every', interval: 3, unit: 'months' },
  halfjaarlijks: { kind: 'every', interval: 6, unit: 'months' },
  yearly: { kind: 'every', interval: 1, unit: 'years' },
  annually: { kind: 'every', interval: 1, unit: 'years' },
  jaarlijks: { kind: 'every', interval: 1, unit: 'years' },
  jaarlijkse: { kind: 'every', interval: 1, unit: 'years' },
};

/** "daily", "wekelijks", "quarterly". */
export const adverb = wordParser(
  `${anyOf(Object.keys(ADVERBS))}`,
  (_groups, text) => ADVERBS[text.toLowerCase()],
);

/** "5 times", "10x", "drie keer". */
export const count = wordParser(
  `(?<count>\\d{1,4}|${NUMBER_WORD}) ?(?:times|x|keer|maal)`,
  ({ count: word = '' }, _text, { after }) => {
    if (/^ (?:per|a|an|in) /i.test(after)) return undefined;
    const number = numberNamed(word);
    return number === undefined ? undefined : { kind: 'count', count: number };
  },
);
