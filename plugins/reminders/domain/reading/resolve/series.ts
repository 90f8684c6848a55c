import { occurrencesAfter } from '../../recurrence/occurrences.js';
import { type Rule, ruleOf, type Weekday } from '../../recurrence/rule.js';
import { problemOf } from '../../recurrence/rule-problem.js';
import type { Assumption, Candidate, ReadingContext, RefusalReason } from '../reading.js';
import type { DaySpec, Request } from '../request/request.js';
import { WORKDAYS } from '../words/weekdays.js';
import { calendarDays } from './calendar-days.js';
import type { DayContext } from './day.js';
import { usesTwelveHours } from './habits.js';
import { lastDaysOf } from './last-days.js';
import { rulesOf } from './rules.js';
import { type Time, timesOf, usualTimes } from './times.js';
import { type ZoneReading, zoneForSeries } from './zones.js';

/** All series that people would take a request with repetition to mean. */
export function seriesOf(request: Request, context: ReadingContext): Candidate[] | RefusalReason {
  if (request.clocks.length > 1 || request.duration || request.shift || request.epochSeconds !== undefined)
    return 'unclear';
  const zone = zoneForSeries(request.clocks[0]?.zone, context.zone);
  const now = context.now.toZonedDateTimeISO(zone.zone);
  const dayContext: DayContext = { ...context, today: now.toPlainDate() };

  const begin = request.from ? calendarDays(atItsBegin(request.from), dayContext) : [];
  if (typeof begin === 'string') return begin;
  const firstDays = begin.length > 0 ? begin.map(({ date }) => date) : [dayContext.today];
  const rules = rulesOf(request, dayContext);
  const candidates: Candidate[] = [];
  for (const rule of rules) {
    for (const firstDay of firstDays) {
      const found =
        rule.frequency === 'hourly'
          ? hourly(rule, request, zone, context, firstDay)
          : onDays(rule, request, zone, context, firstDay);
      if (typeof found === 'string') return found;
      candidates.push(...found);
    }
  }
  return rules.length === 0 ? 'unclear' : candidates;
}

/** "starting next week" begins with that week. */
function atItsBegin(spec: DaySpec): DaySpec {
  return spec.period ? { ...spec, period: { ...spec.period, edge: 'begin' } } : spec;
}

function onDays(
  rule: Rule,
  request: Request,
  zone: ZoneReading,
  context: ReadingContext,
  firstDay: Temporal.PlainDate,
): Candidate[] | RefusalReason {
  const times = timesFor(rule, request, context);
  if (times.length === 0) return 'unclear';
  const found: Candidate[] = [];
  for (const time of times) {
    const shifted = time.daysLater === 1 ? aDayLater(rule) : rule;
    if (!shifted) return 'unclear';
    const start = firstOccurrence(shifted, firstDay.toPlainDateTime(time.time), zone.zone, context.now);
    if (!start) return 'impossible';
    const ended = endings(explicit(shifted, start.toPlainDate()), start, request, {
      ...context,
      today: start.toPlainDate(),
    });
    if (typeof ended === 'string') return ended;
    for (const one of ended) found.push(...candidate(one, start, zone, time.assumptions, context));
  }
  return found;
}

function hourly(
  rule: Rule,
  request: Request,
  zone: ZoneReading,
  context: ReadingContext,
  firstDay: Temporal.PlainDate,
): Candidate[] | RefusalReason {
  // "every 2 hours between 9 and 17" would need a rule that rests at night
  if (request.isRange) return 'unclear';
  const now = context.now.toZonedDateTimeISO(zone.zone);
  const [clock] = request.clocks;
  const times = clock ? timesFor(rule, request, context) : [];
  const starts = clock
    ? times.map(({ time }) =>
        firstOccurrence(
          ruleOf({ frequency: 'daily' }),
          firstDay.toPlainDateTime(time),
          zone.zone,
          context.now,
        ),
      )
    : [now.add({ hours: rule.interval }).toPlainDateTime()];
  const found: Candidate[] = [];
  for (const start of starts) {
    if (!start) return 'unclear';
    const ended = endings(rule, start, request, { ...context, today: start.toPlainDate() });
    if (typeof ended === 'string') return ended;
    for (const one of ended) found.push(...candidate(one, start, zone, [], context));
  }
  return found;
}

function timesFor(rule: Rule, { clocks: [clock], part }: Request, context: ReadingContext): Time[] {
  const isForWork =
    rule.frequency === 'weekly' &&
    WORKDAYS.every((day) => rule.weekdays.some(({ weekday }) => weekday === day));
  const timeContext = {
    usesTwelveHours: usesTwelveHours(context),
    hasDay: false,
    isToday: false,
    isForWork: isForWork && rule.weekdays.length === WORKDAYS.length,
    now: Temporal.PlainTime.from('12:00'),
  };
  return clock ? timesOf(clock.clock, part, timeContext) : usualTimes(part, timeContext);
}

/** "every friday night at 1am" is on Saturdays. */
function aDayLater(rule: Rule): Rule | undefined {
  if (rule.frequency === 'daily') return rule;
  if (rule.frequency !== 'weekly' || rule.weekdays.length === 0) return undefined;
  // a remainder of seven plus one is a weekday
  return {
    ...rule,
    weekdays: rule.weekdays.map(({ weekday }) => ({ weekday: ((weekday % 7) + 1) as Weekday })),
  };
}

/**
 * The first day that fits: "every second tuesday" begins with the coming one. Where the rule names no day, today
 * begins it: "every 6 months" is first in six months, unless its time is still to come today.
 */
function firstOccurrence(
  rule: Rule,
  from: Temporal.PlainDateTime,
  zone: string,
  now: Temporal.Instant,
): Temporal.PlainDateTime | undefined {
  const leaves = rule.weekdays.length + rule.monthDays.length === 0;
  const interval = leaves && rule.frequency !== 'daily' ? rule.interval : 1;
  const [first] = occurrencesAfter({ ...rule, interval }, from, zone, now, 1);
  return first?.toZonedDateTimeISO(zone).toPlainDate().toPlainDateTime(from.toPlainTime());
}

/** Writes into the rule what its first day decides, so that the text of the rule says all. */
function explicit(rule: Rule, { day, month, dayOfWeek }: Temporal.PlainDate): Rule {
  const isOpen = rule.weekdays.length + rule.monthDays.length === 0;
  if (!isOpen) return rule;
  // Temporal's dayOfWeek is 1 to 7 in the ISO calendar
  if (rule.frequency === 'weekly') return { ...rule, weekdays: [{ weekday: dayOfWeek as Weekday }] };
  if (rule.frequency === 'monthly') return { ...rule, monthDays: [day] };
  if (rule.frequency === 'yearly') return { ...rule, months: [month], monthDays: [day] };
  return rule;
}

function endings(
  rule: Rule,
  start: Temporal.PlainDateTime,
  request: Request,
  context: DayContext,
): Rule[] | RefusalReason {
  const { count, lasting, until } = request;
  if (count !== undefined) return until || lasting ? 'unclear' : [{ ...rule, count }];
  const lastDays = lastDaysOf(start, until, lasting, context);
  if (typeof lastDays === 'string') return lastDays;
  if (lastDays.length === 0) return [rule];
  return lastDays.map((day) => ({
    ...rule,
    until: day.toZonedDateTime({ timeZone: context.zone, plainTime: '23:59:59' }).toInstant(),
  }));
}

function candidate(
  rule: Rule,
  start: Temporal.PlainDateTime,
  zone: ZoneReading,
  assumptions: readonly Assumption[],
  { now }: ReadingContext,
): Candidate[] {
  if (problemOf(rule)) return [];
  const [first] = occurrencesAfter(rule, start, zone.zone, now, 1);
  if (!first) return [];
  return [
    {
      instant: first,
      zone: zone.zone,
      assumptions: [...assumptions, ...zone.assumptions],
      series: { rule, start },
    },
  ];
}
