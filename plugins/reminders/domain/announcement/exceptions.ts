import { MONTH } from '../reading/words/months.js';
import { FULL_WEEKDAY } from '../reading/words/weekdays.js';
import { firstClause, lastClause } from './clauses.js';
import type { Mention } from './mention.js';
import type { Statement } from './statements.js';
import { either, oneOf } from './word-pattern.js';

/** The days on which a series does not take place. They are no times of the event, and no series is certain beside them. */
export function exceptionsIn(mentions: readonly Mention[]): Mention[] {
  const isSeries = mentions.some(({ says, statement }) => says.series || statement.label === 'days');
  return isSeries ? mentions.filter(isException) : [];
}

/** "no training on 24 December", "op 22 december geen training" */
function isException({ says, before, after }: Mention): boolean {
  if (!says.day || says.series) return false;
  return EXCEPT_BEFORE.test(lastClause(before)) || EXCEPT_BEHIND.test(firstClause(after));
}

const EXCLUDING = oneOf(
  'skip(?:s|ped|ping)?|except(?:ing)?|excluding|apart from|with the exception of|other than',
  'uitgezonderd|behalve|met uitzondering van|m\\.?u\\.?v\\.?|overslaan|slaan we over',
);

const EXCEPT_BEFORE = new RegExp(
  `(?<!\\p{L})(?:(?:no|not|never|geen|niet|nooit)(?: \\p{L}+){0,3}|${EXCLUDING}(?: \\p{L}+)?|we slaan) ?$`,
  'iu',
);

const EXCEPT_BEHIND =
  /^ ?(?:(?:is|are|there is|there's|we have|is er|er is|hebben we|wordt) )?(?:no|not|never|off|geen|niet|nooit|cancel\p{L}+|skipped|excluded|afgelast|geannuleerd|vervalt|overgeslagen|overslaan|over)(?!\p{L})/iu;

/** Whether the words around a series take days out of it: "not in the holidays", "niet in de kerstvakantie". */
export function namesExceptions(used: readonly Mention[], statements: readonly Statement[]): boolean {
  if (used.some(endsWithAnException)) return true;
  return statements.some((statement) => EXCEPTION.test(withoutTimes(statement, used)));
}

/** "every Saturday at 21:00, 26 December is off": the date was read as the day on which the series begins. */
function endsWithAnException({ says, request, after }: Mention): boolean {
  const hasDate = request.days.some(({ date, numbers, relativeDay }) => date ?? numbers ?? relativeDay);
  return says.series && hasDate && EXCEPT_BEHIND.test(firstClause(after));
}

/** A word for when something may not be. What is denied of the series' own time is the series. */
const TIME = `[^.!?…]{0,25}?${oneOf(
  `\\d|${FULL_WEEKDAY}|${MONTH}|this|next|deze|dit|volgende|komende`,
  'holiday|vacation|christmas|xmas|easter|summer|winter|spring|autumn|new year|half[- ]term|break|ramadan',
  '\\p{L}*vakantie|kerst|pasen|paas|zomer|lente|herfst|nieuwjaar|feestdag|krokus',
)}\\p{L}*`;

const OFF =
  'cancel\\p{L}+|skipped|closed|break|pause|no more|afgelast|geannuleerd|niet door|vervalt|valt weg|gesloten|dicht|pauze|\\p{L}*stop';

const EXCEPTION = either(
  `(?:no|not|never|geen|niet|nooit)(?: \\p{L}+){0,2} (?:on|in|during|over|op|tijdens|met|rond) ${TIME}`,
  `(?:no|not|never|geen|niet|nooit)(?: \\p{L}+){0,1} ${oneOf(
    `\\d|${FULL_WEEKDAY}|this (?:week|month|mon|tue|wed|thu|fri|sat|sun)`,
    'next|deze|dit|volgende|komende',
  )}\\p{L}*`,
  `(?:${OFF}) (?:on|in|during|over|op|tijdens) ${TIME}`,
  `(?:${OFF}) (?:this|next|deze|volgende|komende)`,
  `but ${FULL_WEEKDAY}s?`,
  `(?:${EXCLUDING}|we slaan) ${TIME}`,
  `(?:holidays?|vacations?|break|\\p{L}*vakanties?) (?:(?:there is|there's|is er) )?(?:no|not|geen|niet)`,
);

/** The text with a mark where the times of the event stand. */
function withoutTimes(statement: Statement, used: readonly Mention[]): string {
  const own = used.filter((mention) => mention.statement === statement);
  let text = own[0]?.tidied.text ?? statement.text;
  for (const { index, text: found } of own.flatMap(({ phrases }) => phrases)) {
    text = text.slice(0, index) + '…'.repeat(found.length) + text.slice(index + found.length);
  }
  return text;
}
