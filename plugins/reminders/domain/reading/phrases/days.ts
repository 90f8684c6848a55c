import { anyOf } from '../words/pattern.js';
import type { Meaning } from './meaning.js';
import { GLUED_PART, partNamed } from './parts-of-day.js';
import { wordParser } from './word-parser.js';

const TOMORROW = 'tomorrow|tommorow|tommorrow|tomorow|tomorrrow|tmrw|tmr|tmw|2morrow|2moro';

/** "today", "the day after tomorrow", "overmorgen", "vanavond", "morgenochtend", "yesterday". */
export const namedDay = wordParser(
  `(?<today>today|vandaag)|(?<dayAfter>(?:the )?day after (?:${TOMORROW})|overmorgen|overmorrow)(?:[ ]?(?<dayAfterPart>ochtend|middag|namiddag|avond))?` +
    `|(?<tomorrow>${TOMORROW}|morgen)(?<tomorrowPart>${GLUED_PART}|vroeg| vroeg)?` +
    '|(?<tonight>tonight|tonite|2night|(?<short>tn))|(?:van|heden)(?<todayPart>ochtend|morgen|voormiddag|middag|namiddag|avond|nacht)' +
    '|(?<past>yesterday|gisteren|eergisteren|last night)(?:ochtend|middag|avond|nacht)?',
  (groups, text, { before, after }) => {
    const { today, dayAfter, dayAfterPart, tomorrow, tomorrowPart, tonight, todayPart, past, short } = groups;
    if (short && !isChatForTonight(text, before, after)) return undefined;
    if (past) return { kind: 'past' };
    if (today) return day(0);
    if (dayAfter) return [day(2), ...parts(dayAfterPart)];
    if (tomorrow) return [day(1), ...parts(tomorrowPart?.replace(/^ ?vroeg$/i, 'ochtend'))];
    if (tonight) return [day(0), { kind: 'part', part: 'evening' }];
    return [day(0), ...parts(todayPart)];
  },
);

/** "9pm tn", in small letters and beside a clock: anywhere else it is Tennessee, Tunisia, or nothing. */
function isChatForTonight(text: string, before: string, after: string): boolean {
  return (
    text === 'tn' && (/(?:\d|\d ?[ap]m) $/iu.test(before) || /^ (?:at |@ ?)?\d{1,2}(?!\d)/iu.test(after))
  );
}

function day(days: number): Meaning {
  return { kind: 'relativeDay', days };
}

function parts(word: string | undefined): Meaning[] {
  const meaning = partNamed(word);
  return meaning ? [meaning] : [];
}

const PERIODS = {
  week: 'week',
  month: 'month',
  maand: 'month',
  year: 'year',
  jaar: 'year',
  weekend: 'weekend',
  'week-end': 'weekend',
} as const;
const PERIOD = anyOf(Object.keys(PERIODS));

/** "next week", "komend weekend", "end of the month", "begin volgende maand". */
export const period = wordParser(
  `(?:(?:(?:the|het) )?(?<edge>end|last day|laatste dag|begin(?:ning)?|start|first day|eerste dag|eind(?:e)?) (?:of |van )?)?` +
    '(?:(?:the|de|het|in the|in het) )?' +
    `(?:(?<next>next|coming|upcoming|volgende?|komende?|aankomende?|aanstaande?)|(?<current>this|current|deze|dit)|(?<last>last|past|previous|vorige?|afgelopen))? ?` +
    `(?<unit>${PERIOD})`,
  ({ edge, next, current, last, unit = '' }, text) => {
    // the key was matched from this table
    const named = PERIODS[unit.toLowerCase() as keyof typeof PERIODS];
    if (last) return { kind: 'past' };
    if (!next && !current && !edge && named !== 'weekend') return undefined;
    const isComing = named === 'weekend' && !/^(?:next|volgend)/i.test(next ?? '');
    const which = edge && (/^(?:end|eind|last|laatste)/i.test(edge) ? 'end' : 'begin');
    if (which && /(?:next|volgend|komend|this|deze|dit|current| |coming)/i.test(text) === false)
      return undefined;
    return { kind: 'period', unit: named, offset: next && !isComing ? 1 : 0, edge: which || 'none' };
  },
);
