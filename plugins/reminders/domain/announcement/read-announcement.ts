import { judge } from '../reading/judge.js';
import type { Once, ReadingContext, Repeat } from '../reading/reading.js';
import { agreementOf } from './agreement.js';
import { type AnnouncedMessage, type Announcement, SURE_ENOUGH } from './announcement.js';
import { type Basis, create, none, optionsOf, propose, reasonOf } from './answers.js';
import type { Claim } from './claim.js';
import { claimsOf } from './claims.js';
import { confidenceOf, isFarOff } from './confidence.js';
import { doubtOf, isCancelled, isContrasted, isUnsettled } from './doubts.js';
import { exceptionsIn, namesExceptions } from './exceptions.js';
import { isOfAbsence, isPersonal } from './invitation.js';
import { isRhythm, type Mention } from './mention.js';
import { type Mentions, mentionsIn } from './mentions.js';
import { rivalsOf } from './rivals.js';
import { roleOf } from './roles.js';
import { statementsOf } from './statements.js';

/**
 * Reads when the event of an announcement is. It creates only what is as good as certain: a wrong reminder pings a
 * whole server, a proposal costs somebody a click.
 *
 * @example
 * readAnnouncement({ content: 'Game night, Friday 13 March at 20:00!' }, { now, zone: 'Europe/Brussels', locale: 'en' })
 */
export function readAnnouncement(message: AnnouncedMessage, context: ReadingContext): Announcement {
  const statements = statementsOf(message);
  const found = statements.map(mentionsIn);
  const mentions = found.flatMap((one) => one.mentions);
  const exceptions = exceptionsIn(mentions);
  const allEvents = mentions.filter((one) => roleOf(one) === 'event' && !exceptions.includes(one));
  const events = allEvents.slice(0, MOST_EVENTS);
  const basis: Basis = { message, statements, mentions: events };
  const isLabelled = (what: 'impossible' | 'past') => found.some((one) => one[what] && one.statement.label);

  if (isLabelled('impossible')) return none('impossible', basis);
  if (events.length === 0) return withoutEvent(mentions, found, basis, context);
  const claims = claimsOf(events);
  if (allEvents.length > MOST_EVENTS) return timetable(claims, basis, context);
  if (claims.length > 0)
    return decide(claims, rivalsOf(mentions, claims, context), exceptions.length > 0, basis, context);
  return isLabelled('past') ? none('past', basis) : incomplete(events, basis, context);
}

/** A message that names more times is a timetable. Each day may go with each clock, which would cost the square of them. */
const MOST_EVENTS = 24;

function timetable(claims: readonly Claim[], basis: Basis, context: ReadingContext): Announcement {
  const options = claims.flatMap(({ request }) => optionsOf(judge(request, [], context)));
  return options.length > 0 ? propose('several-times', options, basis) : none('unclear', basis);
}

/** Nothing is the event's time: perhaps a deadline is worth a reminder. */
function withoutEvent(
  mentions: readonly Mention[],
  found: readonly Mentions[],
  basis: Basis,
  context: ReadingContext,
): Announcement {
  const deadlines = mentions.filter((mention) => roleOf(mention) === 'deadline');
  const options = deadlines.flatMap(({ request }) => optionsOf(judge(request, [], context)));
  if (options.length > 0) return propose('not-the-event', options, { ...basis, mentions: deadlines });
  const isOver = mentions.some((mention) => roleOf(mention) === 'over') || found.some(({ past }) => past);
  if (isOver) return none('past', basis);
  return none(found.some(({ impossible }) => impossible) ? 'impossible' : 'no-date', basis);
}

/** A day without a time, or a time without a day. */
function incomplete(events: readonly Mention[], basis: Basis, context: ReadingContext): Announcement {
  if (basis.statements.some(isCancelled)) return none('cancelled', basis);
  // "Daily bonus", without a day or a time, is nothing to be reminded of
  const days = events.filter((mention) => (mention.says.day || mention.says.series) && !isRhythm(mention));
  if (days.length === 0) return none('no-day', basis);
  if (basis.statements.some(isPersonal)) return none('unclear', basis);
  const readings = days.map(({ request }) => judge(request, [], context));
  const options = readings.flatMap(optionsOf).filter((option) => !isFarOff(option, context));
  if (options.length === 0) return none(reasonOf(readings), basis);
  return propose('no-time', options, { ...basis, mentions: days });
}

function decide(
  claims: readonly Claim[],
  rivals: readonly (Once | Repeat)[],
  isExcepted: boolean,
  basis: Basis,
  context: ReadingContext,
): Announcement {
  const { statements } = basis;
  const used = [...new Set(claims.flatMap(({ mentions }) => mentions))];
  const onUsed: Basis = { ...basis, mentions: used };
  const readings = claims.map(({ request }) => judge(request, [], context));
  const options = readings.flatMap(optionsOf);

  if (used.every(isOfAbsence)) return none('unclear', onUsed);
  const hasExceptions = options.some(isSeries) && (isExcepted || namesExceptions(used, statements));
  const isOff = statements.some(isCancelled);
  const takesPlace = !isOff || goesOn(options, hasExceptions, onUsed);
  if (!takesPlace) return none('cancelled', onUsed);
  if (options.length === 0) return none(reasonOf(readings), onUsed);
  if (hasExceptions || isOff) return propose('uncertain-words', options, onUsed);

  if (rivals.length > 0) return propose('several-times', [...options, ...rivals], onUsed);
  const agreed = agreementOf(readings);
  if (!agreed) return propose(claims.length > 1 ? 'several-times' : 'several-readings', options, onUsed);
  const doubt = doubtOf(agreed, used, basis, context);
  if (doubt) return propose(doubt, [agreed], onUsed);
  const { confidence, weakness } = confidenceOf(agreed, claims, used, context);
  return confidence < SURE_ENOUGH ? propose(weakness, [agreed], onUsed) : create(agreed, confidence, onUsed);
}

function isSeries({ kind }: Once | Repeat): boolean {
  return kind === 'repeat';
}

/** Whether what is cancelled is only a day of the series, or something else. */
function goesOn(options: readonly (Once | Repeat)[], hasExceptions: boolean, basis: Basis): boolean {
  return options.length > 0 && (hasExceptions || standsBeside(basis.mentions, basis));
}

/** "No training this week. Next one: Thursday 19:00": what is cancelled is something else, or was moved. */
function standsBeside(used: readonly Mention[], { statements }: Basis): boolean {
  const cancelled = statements.filter(isCancelled);
  if (isUnsettled(used, statements) || used.some(isContrasted)) return true;
  const isElsewhere = used.every(({ statement }) => !cancelled.includes(statement));
  return isElsewhere && !cancelled.some(({ part }) => part.endsWith('.title'));
}
