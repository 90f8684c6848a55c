import { MONTH } from '../words/months.js';
import { NUMBER_WORD, numberNamed } from '../words/numbers.js';
import type { Clock, Meaning } from './meaning.js';
import { isFirstOfTwo, isSecondOfTwo, sharedHalf } from './two-hours.js';
import { type Groups, wordParser } from './word-parser.js';

/** Words after which a number is an hour. */
const ANCHOR =
  /(?:(?:^|[^\p{L}\p{N}])(?:at|om|from|vanaf|van|tegen|rond|around|until|till|tot|between|tussen)|@) ?$/iu;

const BEFORE_A_PART =
  /^ (?:in the (?:morning|afternoon|evening)|at night|'?s[ -]?(?:ochtends|morgens|middags|namiddags|avonds|nachts))/i;

const DISTANCE = /^ (?:voor|na|before|after|from|later|eerder|geleden)(?![\p{L}])/iu;

const MERIDIEM = '[ap]\\.? ?m(?:\\.(?! ?\\p{L}{2})|\\b)';
/** "8ish", "noonish" */
const ISH = '(?:-?ish)?';
const HOUR_WORD = "uur|u|h|hrs?|o'?clock";

/** "20:00", "20.00 uur", "19u30", "8:30 pm", "20:00:15". */
export const digitalClock = wordParser(
  `(?<hour>\\d{1,2})(?::(?<minute>\\d{1,2})(?::(?<second>\\d{2}))?|(?<separator>\\.|[uh]| ?uur ?)(?<minutes>\\d{2}))` +
    `(?: ?(?:${HOUR_WORD}))?(?: ?(?<meridiem>${MERIDIEM})|(?<short>[ap])|(?<zulu>z))?${ISH}(?![.,:]?\\d)`,
  (groups, text, { before, after }) => {
    if (/[\d][.,:/-]$/.test(before) && !/:\d\d ?-$/.test(before)) return undefined;
    const { hour, minute = groups['minutes'], second, separator } = groups;
    const isAll = before.trim() === '' && after.trim() === '';
    if (separator === '.' && !looksLikeAClock(groups, text, before, isAll)) return undefined;
    // "1h30" is an hour and a half; "19h30" is a clock
    if (separator?.toLowerCase() === 'h' && Number(hour) < 7 && !ANCHOR.test(before)) return undefined;
    const isShort = separator?.toLowerCase() === 'u' && /^[1-6]$/.test(hour ?? '') && !ANCHOR.test(before);
    const read = clock(Number(hour), Number(minute), halfOf(groups, before, after), {
      certainty: isOn24Hours(hour) ? 'exact' : 'digits',
      ...(second === undefined ? {} : { second: Number(second) }),
      ...(isShort ? { maybeDuration: 'uur' } : {}),
    });
    return groups['zulu'] ? [read, { kind: 'zone', zone: { id: 'UTC' } }] : read;
  },
);

/** The half of the day that a clock says itself, or that another beside it says for both. */
function halfOf({ hour, meridiem, short }: Groups, before: string, after: string): string | undefined {
  const own = meridiem ?? short;
  return own || isOn24Hours(hour) ? own : sharedHalf(Number(hour), before, after);
}

function isOn24Hours(hour = ''): boolean {
  return hour.startsWith('0') || Number(hour) > 12;
}

/** "19.30" is a clock, "1.5" and "3.99" are not; "9.00" is one where nothing else is said. */
function looksLikeAClock(
  { hour = '', minutes = '' }: Groups,
  text: string,
  before: string,
  isAll: boolean,
): boolean {
  if (Number(hour) > 24 || Number(minutes) > 59) return false;
  if (isAll) return true;
  if (ANCHOR.test(before) || BEHIND_A_DAY.test(before) || /\p{L}$/u.test(text)) return true;
  return hour.length === 2 && !/[€$£v]\s?$/i.test(before);
}

/** "tomorrow 9.00", "15 mei 9.00" */
const BEHIND_A_DAY = new RegExp(
  `(?:day|dag|tomorrow|today|tonight|morgen|vandaag|avond|middag|ochtend|(?<!\\p{L})${MONTH}|20\\d\\d),? $`,
  'iu',
);

/** "8pm", "eight p.m.", "8 o'clock pm". */
export const hourOfHalfDay = wordParser(
  `(?:(?<hour>\\d{1,2}|${NUMBER_WORD})(?: ?o'?clock)? ?(?<meridiem>${MERIDIEM})|(?<attached>\\d{1,2})(?<short>[ap]))${ISH}`,
  ({ attached, short, hour = attached ?? '', meridiem = short }, _text, { before }) => {
    const number = numberNamed(hour);
    if (/\d[.,:/-]$/.test(before) || number === undefined) return undefined;
    return clock(number, 0, meridiem, { certainty: 'exact' });
  },
);

/** "530pm", "1130 am". */
export const compactHalfDay = wordParser(
  `(?<hour>1[0-2]|0?[1-9])(?<minute>[0-5]\\d) ?(?<meridiem>${MERIDIEM})`,
  ({ hour, minute, meridiem }, _text, { before }) =>
    /\d[.,:/-]$/.test(before)
      ? undefined
      : clock(Number(hour), Number(minute), meridiem, { certainty: 'exact' }),
);

/** "8 uur", "20u", "acht uur", "8 o'clock". */
export const hourWithWord = wordParser(
  `(?<hour>\\d{1,2}|${NUMBER_WORD}) ?(?<word>${HOUR_WORD})`,
  ({ hour = '', word = '' }, _text, { before, after }) => {
    const number = numberNamed(hour);
    if (/\d[.,:/-]$/.test(before) || number === undefined) return undefined;
    const isAnchored = ANCHOR.test(before);
    // "25 uur" is how long something takes, "om 25 uur" is nothing, "een uur voor middernacht" is a distance
    if (number > 23 && isAnchored) return { kind: 'impossible' };
    if (number > 23 || (DISTANCE.test(after) && !isAnchored)) return undefined;
    return clock(number, 0, undefined, {
      certainty: number > 12 || number === 0 || (word === 'u' && number >= 10) ? 'exact' : 'half',
      ...(isAnchored || /clock/i.test(word) ? {} : { maybeDuration: /^h/i.test(word) ? 'h' : 'uur' }),
    });
  },
);

/** "at 8", "om acht", "6 or 7pm": only the words around it tell that the number is an hour. */
export const anchoredHour = wordParser(
  `(?:(?<hour>\\d{1,2})|(?<digits>[01]\\d[0-5]\\d|2[0-3][0-5]\\d)|(?<word>${NUMBER_WORD}))${ISH}` +
    '(?![.,:/-]?\\d|[ -]?(?:%|€|euro|min|sec|uur|u\\b|h\\b|dag|day|we[e]?k|maand|month|jaar|year|st\\b|nd\\b|rd\\b|th\\b))',
  ({ hour, digits, word }, text, { before, after }) => {
    if (
      !(
        ANCHOR.test(before) ||
        BEFORE_A_PART.test(after) ||
        /ish$/i.test(text) ||
        isOneOfTwo(before, after)
      ) ||
      COUNTS_OTHERS.test(after)
    ) {
      return undefined;
    }
    if (digits) {
      return clock(Number(digits.slice(0, 2)), Number(digits.slice(2)), undefined, { certainty: 'exact' });
    }
    const number = numberNamed(hour ?? word ?? '');
    if (number === undefined || number > 23) return undefined;
    const exact = number > 12 || number === 0 || hour?.startsWith('0');
    const half = exact ? undefined : sharedHalf(number, before, after);
    return clock(number, 0, half, { certainty: exact ? 'exact' : 'half' });
  },
);

/** What follows a number that is no hour: "at 6 or 7 people", "om 5 of 6 mei". */
const COUNTS_OTHERS =
  /^ (?:people|mensen|players|spelers|personen|plaatsen|of(?! \d{1,2}(?: ?(?:uur|u|h|[ap]\.?m)\b|[:.]\d|[\s.!?]*$| '?s[ -]?\p{L}| in (?:the|de) ))|minuten|minutes)/iu;

function isOneOfTwo(before: string, after: string): boolean {
  return isFirstOfTwo(before, after) || isSecondOfTwo(before, after);
}

/** "1930 hrs", "2000h". */
export const militaryClock = wordParser(
  '(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d) ?(?:hrs?|h|hours|uur|u)',
  ({ hour, minute }) => clock(Number(hour), Number(minute), undefined, { certainty: 'exact' }),
);

/** "noon", "midnight", "12 noon". */
export const namedClock = wordParser(
  '(?:12 )?(?:(?<noon>(?:high )?noon(?:-?ish)?|mid-?day|lunch ?time|(?:rond |tegen |op )de middag|tussen de middag|(?:(?:rond|tegen|op) )?(?:het )?middaguur|lunchtijd)|(?<midnight>mid-?night|middernacht))',
  ({ midnight }) => ({
    kind: 'clock',
    clock: midnight
      ? { hour: 0, minute: 0, certainty: 'midnight' }
      : { hour: 12, minute: 0, certainty: 'exact' },
  }),
);

/** A clock that exists, or the statement that it does not. */
export function clock(
  hour: number,
  minute: number,
  meridiem: string | undefined,
  rest: Omit<Clock, 'hour' | 'minute'>,
): Meaning {
  const half = meridiem?.toLowerCase().startsWith('p') ? 'pm' : meridiem && 'am';
  if (hour > 23 || minute > 59 || (rest.second ?? 0) > 59 || (half === 'am' && hour > 12))
    return { kind: 'impossible' };
  if (!half) return { kind: 'clock', clock: { ...rest, hour, minute } };
  const inHalf = hour > 12 ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return { kind: 'clock', clock: { ...rest, hour: inHalf, minute, certainty: 'exact' } };
}
