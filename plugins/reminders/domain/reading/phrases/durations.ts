import { NUMBER_WORD, numberNamed } from '../words/numbers.js';
import { UNIT, type Unit, unitNamed } from '../words/units.js';
import type { Amounts } from './meaning.js';
import { type Groups, wordParser } from './word-parser.js';

const DIGITS = '\\d{1,9}(?:[.,]\\d{1,2})?';
const WORD = `(?<!\\p{L})(?:${NUMBER_WORD}|half an?|(?:een |a )?half|anderhal(?:f|ve)|(?:a )?couple(?: of)?|an?)`;
const ITEM = `(?:${DIGITS} ?|${WORD} )${UNIT}(?: and a half| en een halve?)?`;
const QUARTERS =
  '(?:een |drie |vijf )?kwartier(?:tje)?|(?:a |three )?quarters? of an hour|(?:een )?halfuur(?:tje)?|a fortnight';
const COMPACT = '\\d{1,3}[hu]\\d{2}m?';
const ANY = `(?:${QUARTERS}|${COMPACT}|${ITEM})`;
const LEAD =
  '(?:in|over|binnen|within|na|after|\\+) ?(?:(?:about|around|exactly|ongeveer|nog|precies|the next) )?';
const AHEAD = "from now|later|hence|from today|vanaf nu|verder|'s? time";

/** "in 2 hours", "over anderhalf uur", "2 dagen en 3 uur", "1h30", "an hour and a half from now", "2 days ago". */
export const duration = wordParser(
  `(?:(?<lead>${LEAD}))?(?<amounts>${ANY}(?: ?(?:,|and|en|&|,? and) ?${ANY}| ?${ANY})*)(?: ?(?<ahead>${AHEAD})| (?<ago>ago|geleden))?`,
  ({ lead, amounts = '', ahead, ago }, _text, { before }) => {
    if (ago) return { kind: 'past' };
    if (/[.,:/]$/.test(before)) return undefined;
    const found = amountsIn(amounts);
    if (!found) return undefined;
    return { kind: 'duration', duration: found, ahead: Boolean(lead ?? ahead) };
  },
);

const ONE_ITEM = new RegExp(
  `(?<quarters>${QUARTERS})|(?<compactHours>\\d{1,3})[hu](?<compactMinutes>\\d{2})m?|(?:(?<digits>${DIGITS}) ?|(?<word>${WORD}) )(?<unit>${UNIT})(?![\\p{L}])(?<andAHalf> and a half| en een halve?)?`,
  'giu',
);

function amountsIn(text: string): Amounts | undefined {
  const sum: { [Name in Unit]?: number } = {};
  for (const { groups = {} } of text.matchAll(ONE_ITEM)) {
    const item = amountIn(groups);
    if (!item) return undefined;
    for (const [unit, amount] of item) sum[unit] = (sum[unit] ?? 0) + amount;
  }
  return Object.keys(sum).length > 0 ? sum : undefined;
}

function amountIn({ quarters, compactHours, compactMinutes, digits, word, unit, andAHalf }: Groups) {
  if (quarters) return fixedAmount(quarters);
  if (compactHours) return amounts(['hours', Number(compactHours)], ['minutes', Number(compactMinutes)]);
  const named = unitNamed(unit ?? '');
  const count = countIn(digits ?? word ?? '');
  if (!named || count === undefined) return undefined;
  return whole(named, andAHalf ? count + 0.5 : count);
}

function fixedAmount(text: string): [Unit, number][] {
  if (/fortnight/i.test(text)) return amounts(['weeks', 2]);
  if (/half/i.test(text)) return amounts(['minutes', 30]);
  if (/^vijf/i.test(text)) return amounts(['minutes', 75]);
  return amounts(['minutes', /^(?:drie|three)/i.test(text) ? 45 : 15]);
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
