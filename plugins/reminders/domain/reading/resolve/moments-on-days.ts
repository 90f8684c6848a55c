import type { Candidate, ReadingContext, RefusalReason } from '../reading.js';
import { type ClockSpec, type DaySpec, isEmpty, type Request } from '../request/request.js';
import { calendarDays } from './calendar-days.js';
import type { Day } from './day.js';
import { clockHabit } from './habits.js';
import { type Time, type TimeContext, timesOf } from './times.js';
import { usualTimes } from './usual-times.js';
import { zonesFor } from './zones.js';

/** All moments on the days that a text may mean, or on the next ones when it names only a time. */
export function momentsOn(
  spec: DaySpec,
  clock: ClockSpec | undefined,
  { part }: Request,
  context: ReadingContext,
): Candidate[] | RefusalReason {
  const ownNow = context.now.toZonedDateTimeISO(zoneOfClock(clock, context));
  const today = ownNow.toPlainDate();
  if (isEmpty(spec) && !clock && !part) return 'unclear';
  const found = daysFor(spec, part, today, context);
  if (typeof found === 'string') return found;
  const asked = { clock, part, hasDay: !isEmpty(spec) };
  const candidates = timesOn(found, asked, ownNow, context);
  if (candidates.length === 0) return 'unclear';
  if (isEmpty(spec)) return nextOfEach(candidates, context);
  if (
    !comesRound(spec) ||
    candidates.some(({ instant }) => Temporal.Instant.compare(instant, context.now) > 0)
  )
    return candidates;
  const later = daysFor(spec, part, today.add({ days: 1 }), context);
  return typeof later === 'string' ? candidates : timesOn(later, asked, ownNow, context);
}

/** "the 15th at 10:00", said on the 15th at noon, is that of the next month. */
function comesRound({ monthDays, nthWeekdays, month, period }: DaySpec): boolean {
  return (monthDays ?? nthWeekdays) !== undefined && !month && !period;
}

function daysFor(
  spec: DaySpec,
  part: Request['part'],
  today: Temporal.PlainDate,
  context: ReadingContext,
): Day[] | RefusalReason {
  if (!isEmpty(spec)) return onEitherSide(spec, today, context);
  const isOfToday = part === 'day-end' || part === 'work-end';
  return (isOfToday ? [0] : [0, 1]).map((more) => ({
    date: today.add({ days: more }),
    assumptions: more > 0 ? ['day'] : [],
  }));
}

/** "tomorrow at 8pm in Tokyo", where tomorrow has begun already: it may be counted from here or from there. */
function onEitherSide(
  spec: DaySpec,
  today: Temporal.PlainDate,
  context: ReadingContext,
): Day[] | RefusalReason {
  const ownToday = context.now.toZonedDateTimeISO(context.zone).toPlainDate();
  const days = calendarDays(spec, { ...context, today });
  if (ownToday.equals(today) || typeof days === 'string') return days;
  const ownDays = calendarDays(spec, { ...context, today: ownToday });
  return typeof ownDays === 'string' ? ownDays : [...days, ...ownDays];
}

interface Asked {
  readonly clock: ClockSpec | undefined;
  readonly part: Request['part'];
  readonly hasDay: boolean;
}

function timesOn(
  days: readonly Day[],
  { clock, part, hasDay }: Asked,
  ownNow: Temporal.ZonedDateTime,
  context: ReadingContext,
): Candidate[] {
  return days.flatMap((day) => {
    const timeContext: TimeContext = {
      habit: clockHabit(context),
      hasDay,
      isToday: hasDay && day.date.equals(ownNow.toPlainDate()),
      isForWork: false,
      now: ownNow.toPlainTime(),
    };
    if (clock)
      return timesOf(clock.clock, part, timeContext).flatMap((time) => at(day, time, clock, context));
    const usual = usualTimes(part, timeContext);
    // "monday" on a Monday: one time today is enough beside the one of next week
    const times = days.length > 1 && timeContext.isToday ? usual.slice(0, 1) : usual;
    return times.flatMap((time) => at(day, time, clock, context));
  });
}

function zoneOfClock(clock: ClockSpec | undefined, { zone }: ReadingContext): string {
  if (!clock?.zone || clock.zone === 'own') return zone;
  return 'id' in clock.zone ? clock.zone.id : clock.zone.region;
}

/** A day and a time in each zone that may be meant, and both times when the clocks are set back or forward then. */
function at(day: Day, time: Time, clock: ClockSpec | undefined, { zone }: ReadingContext): Candidate[] {
  const wallTime = day.date.add({ days: time.daysLater }).toPlainDateTime(time.time);
  return zonesFor(clock?.zone, wallTime, zone).flatMap((reading) => {
    const earlier = wallTime.toZonedDateTime(reading.zone, { disambiguation: 'earlier' }).toInstant();
    const later = wallTime.toZonedDateTime(reading.zone, { disambiguation: 'later' }).toInstant();
    const instants = earlier.equals(later) ? [earlier] : [earlier, later];
    const assumptions = [...day.assumptions, ...time.assumptions, ...reading.assumptions];
    return instants.map((one) => ({ instant: one, zone: reading.zone, assumptions }));
  });
}

/** Without a day, each time of day is the next one of its kind; twice where the clocks are set back just then. */
function nextOfEach(candidates: readonly Candidate[], { now }: ReadingContext): Candidate[] {
  const firstDays = new Map<string, Temporal.PlainDate>();
  return candidates.filter(({ instant, zone }) => {
    if (Temporal.Instant.compare(instant, now) <= 0) return false;
    const local = instant.toZonedDateTimeISO(zone);
    const kind = `${local.toPlainTime()} ${zone}`;
    const firstDay = firstDays.get(kind) ?? local.toPlainDate();
    firstDays.set(kind, firstDay);
    return firstDay.equals(local.toPlainDate());
  });
}
