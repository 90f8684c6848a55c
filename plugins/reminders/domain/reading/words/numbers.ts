import { anyOf } from './pattern.js';

const ENGLISH_UNITS = words('one two three four five six seven eight nine');
const ENGLISH_TEENS = words(
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const ENGLISH_TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');
const DUTCH_UNITS = words('een twee drie vier vijf zes zeven acht negen');
const DUTCH_TEENS = words('tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien');
const DUTCH_TENS = words('twintig dertig veertig vijftig zestig zeventig tachtig negentig');

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['één', 1] as const,
  ...ENGLISH_UNITS.map((word, index) => [word, index + 1] as const),
  ...ENGLISH_TEENS.map((word, index) => [word, index + 10] as const),
  ...DUTCH_UNITS.map((word, index) => [word, index + 1] as const),
  ...DUTCH_TEENS.map((word, index) => [word, index + 10] as const),
  ...ENGLISH_TENS.flatMap((ten, index) => [
    [ten, 10 * (index + 2)] as const,
    ...ENGLISH_UNITS.map((unit, more) => [`${ten}-${unit}`, 10 * (index + 2) + more + 1] as const),
    ...ENGLISH_UNITS.map((unit, more) => [`${ten} ${unit}`, 10 * (index + 2) + more + 1] as const),
  ]),
  ...DUTCH_TENS.flatMap((ten, index) => [
    [ten, 10 * (index + 2)] as const,
    // "tweeëntwintig" and "drieëntwintig" are written with a diaeresis, or without by people in a hurry
    ...DUTCH_UNITS.map((unit, more) => [`${unit}en${ten}`, 10 * (index + 2) + more + 1] as const),
    ...['twee', 'drie'].map((unit, more) => [`${unit}ën${ten}`, 10 * (index + 2) + more + 2] as const),
  ]),
]);

/** A whole number in words, 1 to 99. */
export const NUMBER_WORD = anyOf([...NUMBERS.keys()]);

/** The same in Dutch alone, from two on: "een" is also an article. */
export const DUTCH_NUMBER_WORD = anyOf([
  ...DUTCH_UNITS.slice(1),
  ...DUTCH_TEENS,
  ...DUTCH_TENS.flatMap((ten) => [
    ten,
    `tweeën${ten}`,
    `drieën${ten}`,
    ...DUTCH_UNITS.map((unit) => `${unit}en${ten}`),
  ]),
]);

export function numberNamed(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : NUMBERS.get(text.toLowerCase());
}

const ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  last: -1,
  'second to last': -2,
  'second-to-last': -2,
  penultimate: -2,
  eerste: 1,
  tweede: 2,
  derde: 3,
  vierde: 4,
  vijfde: 5,
  laatste: -1,
  voorlaatste: -2,
};

/** "first", "1st", "eerste", "1e", "laatste": the ordinals that weekdays of a month take. */
export const ORDINAL = `(?:${anyOf(Object.keys(ORDINALS))}|[1-5](?:st|nd|rd|th|e|ste|de))`;

export function ordinalNamed(text: string): number | undefined {
  const [digit] = /^\d/.exec(text) ?? [];
  return digit ? Number(digit) : ORDINALS[text.toLowerCase()];
}

const ENGLISH_DAYS = words(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
    'sixteenth seventeenth eighteenth nineteenth twentieth',
);
const DUTCH_DAYS = words(
  'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende ' +
    'vijftiende zestiende zeventiende achttiende negentiende twintigste',
);

/** The days of a month in words. */
const DAY_ORDINALS: ReadonlyMap<string, number> = new Map([
  ...ENGLISH_DAYS.map((word, index) => [word, index + 1] as const),
  ...DUTCH_DAYS.map((word, index) => [word, index + 1] as const),
  ...ENGLISH_DAYS.slice(0, 9).flatMap((word, index) => [
    [`twenty-${word}`, index + 21] as const,
    [`twenty ${word}`, index + 21] as const,
  ]),
  ...DUTCH_UNITS.map((unit, index) => [`${unit}entwintigste`, index + 21] as const),
  ['thirtieth', 30] as const,
  ['thirty-first', 31] as const,
  ['thirty first', 31] as const,
  ['dertigste', 30] as const,
  ['eenendertigste', 31] as const,
  ['last day', -1] as const,
  ['very last day', -1] as const,
  ['laatste dag', -1] as const,
]);

const WORD_ORDINAL = anyOf([...DAY_ORDINALS.keys()]);

/** "15th", "15e", "the fifteenth", "first of …", "laatste dag". A bare "first" or "derde" counts other things than days. */
export const DAY_ORDINAL = `(?:\\d{1,2}(?:st|nd|rd|th|e|ste|de)|(?<=the |de |den )${WORD_ORDINAL}|${WORD_ORDINAL}(?= (?:of|van) )|last day|laatste dag)`;

/** The same where it is known to stand in a list of days. */
export const LISTED_DAY = `(?:\\d{1,2}(?:st|nd|rd|th|e|ste|de)|${WORD_ORDINAL})`;

export function dayOrdinalNamed(text: string): number | undefined {
  return /^\d/.test(text) ? Number.parseInt(text, 10) : DAY_ORDINALS.get(text.toLowerCase());
}

function words(text: string): string[] {
  return text.split(' ');
}
