import type { Once, ReadingContext, Repeat } from '../reading/reading.js';
import type { ProposalReason } from './announcement.js';
import type { Basis } from './answers.js';
import { BOUNDED, CANCELLED, CONTRAST, MOVED, NIGHT_WORK, UNCERTAIN } from './event-words.js';
import { isInvitation, wordsIn } from './invitation.js';
import { isClockAlone, type Mention } from './mention.js';
import {
  hasNumberBeside,
  isConditional,
  isDenied,
  isOfAPeriod,
  isOpeningHours,
  isReference,
  isUnderForeignHeading,
} from './mention-doubts.js';
import { BESIDE_BEHIND } from './role-words.js';
import { hasStruckThrough } from './silent.js';
import type { Statement } from './statements.js';

export function isCancelled({ text }: Statement): boolean {
  return CANCELLED.test(text);
}

/** "No raid today, raid tomorrow at 8pm instead": the time may be that of what does take place. */
export function isContrasted({ statement: { text } }: Mention): boolean {
  return CONTRAST.test(text);
}

/** What the words of a message say against a reading of its times. */
export function doubtOf(
  reading: Once | Repeat,
  used: readonly Mention[],
  { mentions: events, statements }: Basis,
  context: ReadingContext,
): ProposalReason | undefined {
  if (isUncertain(used, statements)) return 'uncertain-words';
  if (used.some(isReference)) return 'not-an-invitation';
  if (hasSeveralReadings(reading, used, statements, context)) return 'several-readings';
  if (hasSeveralTimes(reading, used, events)) return 'several-times';
  if (used.some(isUnderForeignHeading)) return 'not-the-event';
  if (reading.kind === 'repeat' && used.some(isOpeningHours)) return 'not-the-event';
  return isInvitation(aroundTimes(used, statements), used, statements) ? undefined : 'not-an-invitation';
}

function isUncertain(used: readonly Mention[], statements: readonly Statement[]): boolean {
  if (isUnsettled(used, statements) || statements.some(isMove)) return true;
  if (statements.some(({ text }) => hasStruckThrough(text))) return true;
  return used.some((one) => one.statement.isQuoted || isConditional(one) || isDenied(one));
}

function hasSeveralTimes(
  reading: Once | Repeat,
  used: readonly Mention[],
  events: readonly Mention[],
): boolean {
  if (used.some(isOfAPeriod)) return true;
  if (reading.kind === 'repeat' && isBounded(used, events)) return true;
  if (reading.kind === 'at' && events.some(isAnotherSeries(used))) return true;
  if (reading.kind === 'at' && events.some(isAnotherWeekday(used, reading))) return true;
  return isOfAnotherSentence(used) || used.some(({ says, after }) => says.clock && BESIDE_BEHIND.test(after));
}

function hasSeveralReadings(
  reading: Once | Repeat,
  used: readonly Mention[],
  statements: readonly Statement[],
  context: ReadingContext,
): boolean {
  if (used.some((mention) => mention.besideZone || hasNumberBeside(mention))) return true;
  if (used.some(isElsewhere(reading, context))) return true;
  return reading.assumptions.includes('half-day') && statements.some(({ text }) => NIGHT_WORK.test(text));
}

/** "Clocks change on 1 November! Raid stays at 8pm": the clock is of something else than the day, unless it says so. */
function isOfAnotherSentence(used: readonly Mention[]): boolean {
  const days = used.filter(({ says, statement }) => says.day && !statement.label);
  return used.some(({ statement, ...mention }) => {
    if (!isClockAlone({ statement, ...mention }) || statement.label) return false;
    const isBeside = days.some((day) => day.statement === statement);
    const isInSamePart = days.some((day) => day.statement.part === statement.part);
    return isInSamePart && !isBeside && !saysThatItBegins(mention);
  });
}

function saysThatItBegins({ before, after }: Pick<Mention, 'before' | 'after'>): boolean {
  if (/start|begin|aanvang|kick|aftrap|from|vanaf/i.test(before)) return true;
  return wordsIn(before) + wordsIn(after) <= 2;
}

/** "8pm in New York", where it is another time: the place says where, or by whose clock. */
function isElsewhere(reading: Once | Repeat, { zone }: ReadingContext): (mention: Mention) => boolean {
  const instant = reading.kind === 'at' ? reading.instant : reading.next[0];
  const offsetIn = (place: string) => instant?.toZonedDateTimeISO(place).offset;
  return ({ places }) => places.some((place) => offsetIn(place) !== offsetIn(zone));
}

/** "maybe", "moved", "shall we …?" in the statements of the times, and in the sentences around them. */
export function isUnsettled(used: readonly Mention[], statements: readonly Statement[]): boolean {
  if (used.some(({ statement }) => ASKS.test(statement.text))) return true;
  // "postponed until further notice" is cancelled, and moved nowhere
  const said = nearby(used, statements).map(({ text }) => text.replaceAll(ALL_CANCELLED, ''));
  return said.some((text) => UNCERTAIN.test(text) || MOVED.test(text));
}

const ALL_CANCELLED = new RegExp(CANCELLED, 'giu');

/** A question, also where the writer goes on in small letters. */
const ASKS = /\?(?:$|[\s"')*_\p{Extended_Pictographic}])/u;

/** What may say what the times are of: their own sentences and those around them, titles and labels. */
function aroundTimes(used: readonly Mention[], statements: readonly Statement[]): Statement[] {
  const near = new Set(nearby(used, statements));
  return statements.filter((one) => near.has(one) || one.label !== undefined || one.part.endsWith('.title'));
}

/** The statements that times stand in and, unless they are labelled, the sentences around them. */
function nearby(used: readonly Mention[], statements: readonly Statement[]): Statement[] {
  const own = new Set(used.map(({ statement }) => statement));
  const spoken = new Set(used.flatMap(({ statement }) => (statement.label ? [] : [statement.part])));
  return statements.filter((statement, index) => {
    if (own.has(statement)) return true;
    const neighbours = [statements[index - 1], statements[index + 1]];
    return spoken.has(statement.part) && neighbours.some((one) => one && own.has(one));
  });
}

/** "starts 17 March and runs every Tuesday": once and always. */
function isAnotherSeries(used: readonly Mention[]): (mention: Mention) => boolean {
  return (mention) => !used.includes(mention) && mention.request.every !== undefined && mention.says.day;
}

/** "Raid moved to 21:00!", wherever it stands: labels may still have the old time. */
function isMove({ text, label }: Statement): boolean {
  return !label && /\d/.test(text) && MOVED.test(text);
}

/** "Friday raid" above "Date: Saturday 28 November": one of the two is wrong, or only a name. */
function isAnotherWeekday(used: readonly Mention[], { instant, zone }: Once): (mention: Mention) => boolean {
  const { dayOfWeek } = instant.toZonedDateTimeISO(zone);
  return (mention) => {
    if (used.includes(mention) || !mention.statement.part.endsWith('.title')) return false;
    const named = mention.request.days.flatMap(({ weekdays }) => weekdays?.weekdays ?? []);
    return named.length > 0 && !named.some((weekday) => weekday === dayOfWeek);
  };
}

/** A series beside a date of its own, or beside words that give it a beginning or an end that was not read. */
function isBounded(used: readonly Mention[], events: readonly Mention[]): boolean {
  const hasDate = events.some(
    (mention) =>
      !used.includes(mention) &&
      mention.request.days.some(({ date, numbers, relativeDay }) => date ?? numbers ?? relativeDay),
  );
  return hasDate || used.some((mention) => BOUNDED.test(wordsOf(mention)));
}

function wordsOf({ before, phrases, after }: Mention): string {
  const ofDays = phrases.filter(({ meanings }) => meanings.some(({ kind }) => kind === 'weekdays'));
  return [before, ...ofDays.map(({ text }) => text), after].join(' ');
}
