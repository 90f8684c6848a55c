import { numberNamed } from '../words/numbers.js';
import { anyOf } from '../words/pattern.js';
import { clock } from './clocks.js';
import type { Meaning } from './meaning.js';
import { type Groups, type Surroundings, wordParser } from './word-parser.js';

const ENGLISH_HOUR = anyOf('one two three four five six seven eight nine ten eleven twelve'.split(' '));
const DUTCH_HOUR = anyOf('een één twee drie vier vijf zes zeven acht negen tien elf twaalf'.split(' '));
const ENGLISH_MINUTES = anyOf('five ten fifteen twenty twenty-five twenty five thirty'.split(' '));
const DUTCH_MINUTES = anyOf('vijf tien vijftien twintig vijfentwintig twaalf acht'.split(' '));
const MERIDIEM = '(?: ?(?<meridiem>[ap]\\.?m\\.?))?';

/** "half past seven", "a quarter to eight", "ten past 8 pm", "twenty to nine". */
export const englishClock = wordParser(
  `(?:(?<half>half past)|(?<quarter>(?:a )?quarter)|(?<minutes>\\d{1,2}|${ENGLISH_MINUTES})(?<unit> min(?:ute)?s?)?)` +
    `(?:(?<=past)| (?<side>past|to|after|before|till?)) (?<hour>\\d{1,2}|${ENGLISH_HOUR})${MERIDIEM}(?! ?(?:min|hour|day|week))`,
  (groups, text, around) => {
    // the "00 to 5" of "10:00 to 5 march"
    if (/\d[:.]$/.test(around.before)) return undefined;
    const before = /^(?:to|before|till?)$/i.test(groups['side'] ?? '');
    // "9 to 5" is when people work; only fives and tens are said without "minutes"
    const minutes = minutesIn(groups);
    if (before && minutes !== undefined && minutes % 5 !== 0 && !groups['unit']) return undefined;
    if (minutes === undefined) return undefined;
    const read = spoken(groups, before ? -minutes : minutes);
    if (read?.kind !== 'clock' || !mayBeARange(groups, text, around)) return read;
    return { ...read, clock: { ...read.clock, maybeFrom: minutes } };
  },
);

/** "10 to 6" in digits, and not "at 10 to 6" or "10 to 6pm". */
function mayBeARange({ meridiem, unit }: Groups, text: string, { before }: Surroundings): boolean {
  return !meridiem && !unit && /^\d{1,2} (?:to|till?) \d/i.test(text) && !/\b(?:at|it.s) $/i.test(before);
}

/** "half six" in an English mouth is half past six. */
export const britishHalf = wordParser(
  `half (?<hour>\\d{1,2}|${ENGLISH_HOUR})${MERIDIEM}(?! ?(?:min|hour|day|week|month|year))`,
  (groups, _text, { before }) => {
    const isEnglish = !/^\d/.test(groups['hour'] ?? '') || groups['meridiem'] || /\bat $/i.test(before);
    return isEnglish ? spoken(groups, 30) : undefined;
  },
);

/** "seven thirty", "eight fifteen pm". */
export const englishHourAndMinutes = wordParser(
  `(?<hour>${ENGLISH_HOUR})[ -](?<minutes>thirty|fifteen|forty[ -]?five|twenty|ten)${MERIDIEM}(?! ?(?:min|hour|day|week))`,
  (groups) =>
    spoken(groups, numberNamed((groups['minutes'] ?? '').replace(/^forty ?five$/i, 'forty-five')) ?? 0),
);

/** "kwart over acht", "tien voor 9", "vijf over half acht"; and "half acht", which is half past seven. */
export const dutchClock = wordParser(
  `(?:(?:(?<quarter>kwart)|(?<minutes>\\d{1,2}|${DUTCH_MINUTES})(?: minuten)?) (?<side>over|voor|na) (?<toHalf>half )?|(?<half>half ))` +
    `(?<hour>\\d{1,2}|${DUTCH_HOUR})(?: uur)?(?! ?(?:min|dag|we[e]?k|maand|jaar|uren|u\\d))`,
  (groups, text, { before, after }) => {
    // "at half 8" is said in English, where it is half past eight
    const isDigit = groups['half'] && /\d$/.test(text);
    if (isDigit && /\b(?:at|past)\s$/i.test(before)) return undefined;
    const half = groups['half'] || groups['toHalf'] ? -30 : 0;
    const minutes = groups['half'] ? 0 : minutesIn(groups);
    if (minutes === undefined) return undefined;
    const read = spoken(groups, half + (groups['side']?.toLowerCase() === 'voor' ? -minutes : minutes));
    const isDutch = /(?:^| )om $/i.test(before) || /^ (?:'?s[ -]?\p{L}|in de )/iu.test(after);
    if (!isDigit || read?.kind !== 'clock' || isDutch) return read;
    return { ...read, clock: { ...read.clock, maybeBritish: true } };
  },
);

function minutesIn({ half, quarter, minutes }: Groups): number | undefined {
  if (half) return 30;
  if (quarter) return 15;
  const number = numberNamed(minutes ?? '');
  return number !== undefined && number < 30 ? number : undefined;
}

/** An hour and the minutes after it, or before it when negative. */
function spoken({ hour = '', meridiem }: Groups, minutes: number): Meaning | undefined {
  const number = numberNamed(hour);
  if (number === undefined || number > 24) return undefined;
  const total = (number * 60 + minutes + 24 * 60) % (24 * 60);
  const spokenHour = Math.floor(total / 60);
  // "half een" is half past twelve, said of noon and midnight alike
  const onTheDial = number <= 12 && spokenHour === 0 ? 12 : spokenHour;
  return clock(onTheDial, total % 60, meridiem, { certainty: number > 12 ? 'exact' : 'half' });
}
