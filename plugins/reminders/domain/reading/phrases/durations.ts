import { NUMBER_WORD, numberNamed } from '../words/numbers.js';
import { wholly } from '../words/pattern.js';
import { UNIT, type Unit, unitNamed } from '../words/units.js';
import type { Amounts } from './meaning.js';
import { type Groups, wordParser } from './word-parser.js';

/** Also "9e99": whoever types that shall hear that it is too far, and not that it is unclear. */
const DIGITS = '\\d{1,30}(?:[.,]\\d{1,2})?(?:e\\d{1,3})?';
const WORD = `(?<!\\p{L})(?:${NUMBER_WORD}|half an?|(?:een |a )?half|anderhal(?:f|ve)|(?:a )?couple(?: of)?|an?)`;
/** "two and a half hours", "drie en een half uur", "tweeënhalf uur" */
const HALVED = `(?:(?:\\d{1,3}|${NUMBER_WORD}) (?:and a half|en een hal(?:f|ve))|(?<!\\p{L})(?:twee|drie|vier|vijf|zes|zeven|acht|negen)(?:ë|e|ee)nhal(?:f|ve))`;
const ITEM = `(?:${HALVED} |${DIGITS} ?|${WORD} )${UNIT}(?: and a half| en een hal(?:f|ve))?`;

/** Lengths that have a name of their own. */
const NAMED_LENGTHS: readonly (readonly [pattern: string, unit: Unit, amount: number])[] = [
  ['(?:een )?halfuur(?:tje)?', 'minutes', 30],
  ['drie kwartier|three quarters of an hour', 'minutes', 45],
  ['(?:een )?kwartier(?:tje)?|(?:a )?quarter of an hour', 'minutes', 15],
  ['a fortnight', 'weeks', 2],
];
const WHOLE_LENGTHS = NAMED_LENGTHS.map(([pattern, ...length]) => [wholly(pattern), ...length] as const);
const NAMED_LENGTH = NAMED_LENGTHS.map(([pattern]) => pattern).join('|');
/** "the day before christmas" */
const A_DAY = '(?:the |de )?(?:day|dag)';
const QUARTERS = `(?:\\d{1,2}|${NUMBER_WORD}) kwartier`;
/** "1h30", "2u30", and "2u" where something says that it is a length. */
const COMPACT = '\\d{1,3}[hu]\\d{2}m?|\\d{1,3} ?u';
const ANY = `(?:${NAMED_LENGTH}|${QUARTERS}|${ITEM}|${COMPACT}|${A_DAY}(?= (?:before|after|voor|na) ))`;
const LEAD =
  '(?:in|over|binnen|within|na|after|nog|\\+) ?(?:(?:like|about|around|roughly|approximately|exactly|just|ongeveer|pakweg|zowat|nog|precies|the next) )?';
/** "in 2 hours or so" is as sure as "in about 2 hours"; "tomorrow or so" may be another day. */
const NEARLY = '(?:,? (?:or so|of zo|ofzo|or thereabouts|give or take))?';
const AHEAD = "from now|later|hence|from today|vanaf nu|verder|'s? time";

/** "in 2 hours", "over anderhalf uur", "2 dagen en 3 uur", "1h30", "an hour and a half from now", "2 days ago". */
export const duration = wordParser(
  `(?:(?<lead>${LEAD}))?(?<amounts>${ANY}(?: ?(?:,|and|en|&|,? and) ?${ANY}| ?${ANY})*)(?: ?(?<ahead>${AHEAD})| (?<ago>ago|geleden))?${NEARLY}`,
  ({ lead, amounts = '', ahead, ago }, _text, { before }) => {
    if (ago) return { kind: 'past' };
    if (/[.,:/]$/.test(before) || (!lead && /\d ?u$/i.test(amounts))) return undefined;
    const found = amountsIn(amounts);
    if (!found) return undefined;
    return { kind: 'duration', duration: found, ahead: Boolean(lead ?? ahead) };
  },
);

/** "hour and a half", "uur en een half": behind "every" the one hour is not said. */
const HOUR_AND_A_HALF = /^(?:hour|uur) (?:and a half|en een half)$/iu;

/** What `everyLength` looks for behind "every". */
export const LENGTH = `(?:(?:hour|uur) (?:and a half|en een half)|${ANY}(?: ?(?:and|en) ?${ANY}| ?${ANY})*)`;

/** The minutes of "90 minutes", "hour and a half", "anderhalf uur"; none of what has days in it. */
export function minutesNamed(text: string): number | undefined {
  if (HOUR_AND_A_HALF.test(text)) return 90;
  const { hours = 0, minutes = 0, seconds = 0, ...others } = amountsIn(text) ?? {};
  const sum = 60 * hours + minutes + seconds / 60;
  return sum > 0 && Object.keys(others).length === 0 ? sum : undefined;
}

const ONE_ITEM = new RegExp(
  `(?<named>${NAMED_LENGTH})|(?<quarters>\\d{1,2}|${NUMBER_WORD}) kwartier|` +
    '(?<hours>\\d{1,3})[hu](?<minutes>\\d{2})(?!\\d)m?|' +
    `(?:(?<halved>${HALVED}) |(?<digits>${DIGITS}) ?|(?<word>${WORD}) )(?<unit>${UNIT})(?![\\p{L}])(?<andAHalf> and a half| en een hal(?:f|ve))?|` +
    `(?<onlyHours>\\d{1,3}) ?u|(?<aDay>${A_DAY})`,
  'giu',
);

/** The sum of the items; `undefined` when one of them means nothing, or something between them was not read. */
function amountsIn(text: string): Amounts | undefined {
  const found: ReturnType<typeof amountIn>[] = [];
  // `matchAll` would make the pattern anew, which takes longer than all the rest.
  const between = text.replace(ONE_ITEM, (...match) => {
    found.push(amountIn(match.at(-1)));
    return '';
  });
  if (!/^(?:[ ,&]|and|en)*$/i.test(between)) return undefined;
  const sum: { [Name in Unit]?: number } = {};
  for (const item of found) {
    if (!item) return undefined;
    for (const [unit, amount] of item) sum[unit] = (sum[unit] ?? 0) + amount;
  }
  return sum;
}

function amountIn({ named, quarters, hours, minutes, onlyHours, aDay, ...item }: Groups) {
  if (named) return namedLength(named);
  if (quarters) return amounts(['minutes', 15 * (numberNamed(quarters) ?? 0)]);
  if (hours) return amounts(['hours', Number(hours)], ['minutes', Number(minutes)]);
  if (onlyHours) return amounts(['hours', Number(onlyHours)]);
  return aDay ? amounts(['days', 1]) : countedUnit(item);
}

/** "2 days", "an hour and a half" */
function countedUnit({ halved, digits, word, unit = '', andAHalf }: Groups): [Unit, number][] | undefined {
  const named = unitNamed(unit);
  const count = halved ? halvedCount(halved) : countIn(digits ?? word ?? '');
  if (!named || count === undefined) return undefined;
  return whole(named, andAHalf ? count + 0.5 : count);
}

function namedLength(text: string): [Unit, number][] | undefined {
  const found = WHOLE_LENGTHS.find(([pattern]) => pattern.test(text));
  return found && amounts([found[1], found[2]]);
}

/** "two and a half", "drieënhalf" */
function halvedCount(text: string): number | undefined {
  const whole = numberNamed(
    text.replace(/(?: (?:and a half|en een hal(?:f|ve))|(?:ë|e|ee)nhal(?:f|ve))$/i, ''),
  );
  return whole === undefined ? undefined : whole + 0.5;
}

function countIn(text: string): number | undefined {
  const plain = text.toLowerCase();
  if (/^\d/.test(plain)) return Number(plain.replace(',', '.'));
  if (plain === 'a' || plain === 'an') return 1;
  if (plain.startsWith('anderhal')) return 1.5;
  if (plain.includes('half')) return 0.5;
  if (plain.includes('couple')) return 2;
  return numberNamed(plain);
}

const PARTS: Partial<Record<Unit, readonly [Unit, number]>> = {
  minutes: ['seconds', 60],
  hours: ['minutes', 60],
  days: ['hours', 24],
  weeks: ['days', 7],
  years: ['months', 12],
};

/** Fractions become smaller units: one and a half hours are 90 minutes. Half a month is nothing definite. */
function whole(unit: Unit, count: number): [Unit, number][] | undefined {
  if (Number.isInteger(count)) return amounts([unit, count]);
  const [smaller, size] = PARTS[unit] ?? [];
  if (!smaller || !size) return undefined;
  const inSmaller = count * size;
  return Number.isInteger(inSmaller) ? amounts([smaller, inSmaller]) : whole(smaller, inSmaller);
}

function amounts(...items: [Unit, number][]): [Unit, number][] {
  return items;
}

/** Whether a duration is made of whole days, so that a clock may follow it: "in 3 days at 9:00". */
export function isOfDays(duration: Amounts): boolean {
  return !duration.hours && !duration.minutes && !duration.seconds;
}
