import { occurrencesAfter } from '../../recurrence/occurrences.js';
import type { Rule } from '../../recurrence/rule.js';
import type { Candidate, ReadingContext, RefusalReason } from '../reading.js';
import type { DaySpec, Request } from '../request/request.js';
import { type Beginning, beginningsOf } from './beginnings.js';
import { calendarDays } from './calendar-days.js';
import type { DayContext } from './day.js';
import { lastDaysOf } from './last-days.js';
import { monthNamed } from './month-days.js';
import { rulesOf, withoutStart } from './rules.js';
import { type ZoneReading, zoneForSeries } from './zones.js';

/** All series that people would take a request with repetition to mean. */
export function seriesOf(request: Request, context: ReadingContext): Candidate[] | RefusalReason {
  if (saysTooMuch(request)) return 'unclear';
  const zone = zoneForSeries(request.clocks[0]?.zone, context.zone);
  if (!zone) return 'unclear';
  const today = context.now.toZonedDateTimeISO(zone.zone).toPlainDate();
  const dayContext: DayContext = { ...context, zone: zone.zone, today };
  const firstDays = firstDaysOf(request, dayContext);
  if (typeof firstDays === 'string') return firstDays;
  const rules = rulesOf(request, dayContext);
  if (rules.length === 0) return 'unclear';

  const candidates: Candidate[] = [];
  for (const rule of rules) {
    for (const firstDay of firstDays) {
      const found = candidatesOf(rule, firstDay, request, zone, dayContext);
      if (typeof found === 'string') return found;
      candidates.push(...found);
    }
  }
  return candidates;
}

/** A series has one time of day, and no distance from anything. */
function saysTooMuch({ clocks, duration, shift, epochSeconds }: Request): boolean {
  return clocks.length > 1 || duration !== undefined || shift !== undefined || epochSeconds !== undefined;
}

/** The days on which the series may begin to be looked for: today, or what "starting …" means. */
function firstDaysOf(request: Request, context: DayContext): Temporal.PlainDate[] | RefusalReason {
  const from = request.from ?? withoutStart(request.days[0] ?? {}, request).start;
  if (!from) return [context.today];
  if (isMonth(from)) return isMonthInDoubt(request) ? 'unclear' : beginOfMonth(from.month, context);
  const days = calendarDays(atItsBegin(from), context);
  return typeof days === 'string' ? days : days.map(({ date }) => date);
}

function isMonth(spec: DaySpec): spec is { month: NonNullable<DaySpec['month']> } {
  return spec.month !== undefined && !spec.month.end && Object.keys(spec).length === 1;
}

/** "from june until august": whether August is part of it, people disagree. */
function isMonthInDoubt({ until }: Request): boolean {
  return until?.month !== undefined && !until.month.end && !until.through;
}

/** "starting in march" begins on the 1st, or today where March is now. */
function beginOfMonth(
  month: NonNullable<DaySpec['month']>,
  { today }: DayContext,
): Temporal.PlainDate[] | RefusalReason {
  const first = monthNamed(month, today);
  if (Temporal.PlainYearMonth.compare(first.toPlainYearMonth(), today.toPlainYearMonth()) < 0) return 'past';
  return [Temporal.PlainDate.compare(first, today) < 0 ? today : first];
}

/** "starting next week" begins with that week. */
function atItsBegin(spec: DaySpec): DaySpec {
  return spec.period ? { ...spec, period: { ...spec.period, edge: 'begin' } } : spec;
}

function candidatesOf(
  rule: Rule,
  firstDay: Temporal.PlainDate,
  request: Request,
  zone: ZoneReading,
  context: DayContext,
): Candidate[] | RefusalReason {
  const beginnings = beginningsOf(rule, firstDay, request, context);
  if (typeof beginnings === 'string') return beginnings;
  const candidates: Candidate[] = [];
  for (const beginning of beginnings) {
    const ended = withEnding(beginning, request, context);
    if (typeof ended === 'string') return ended;
    candidates.push(...ended.flatMap((one) => candidateOf(one, beginning, zone, context)));
  }
  return candidates;
}

/** The rule with each end that "until june" or "10 times" may mean. */
function withEnding(
  { rule, start }: Beginning,
  { count, lasting, until }: Request,
  context: DayContext,
): Rule[] | RefusalReason {
  if (count !== undefined) return until || lasting ? 'unclear' : [{ ...rule, count }];
  const lastDays = lastDaysOf(start, until, lasting, { ...context, today: start.toPlainDate() });
  if (typeof lastDays === 'string') return lastDays;
  if (lastDays.length === 0) return [rule];
  return lastDays.map((day) => ({
    ...rule,
    until: day.toZonedDateTime({ timeZone: context.zone, plainTime: '23:59:59' }).toInstant(),
  }));
}

function candidateOf(
  rule: Rule,
  { start, assumptions }: Beginning,
  zone: ZoneReading,
  { now }: DayContext,
): Candidate[] {
  const [first] = occurrencesAfter(rule, start, zone.zone, now, 1);
  if (!first) return [];
  const all = [...assumptions, ...zone.assumptions];
  return [{ instant: first, zone: zone.zone, assumptions: all, series: { rule, start } }];
}
