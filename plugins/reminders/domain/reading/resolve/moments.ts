import type { Candidate, ReadingContext, RefusalReason } from '../reading.js';
import { type ClockSpec, type DaySpec, isEmpty, type Request } from '../request/request.js';
import { calendarDays } from './calendar-days.js';
import type { Day } from './day.js';
import { clockHabit } from './habits.js';
import { type Time, type TimeContext, timesOf, usualTimes } from './times.js';
import { zonesFor } from './zones.js';

/** All moments that people would take a request without repetition to mean, past ones among them. */
export function momentsOf(request: Request, context: ReadingContext): Candidate[] | RefusalReason {
  if (request.epochSeconds !== undefined) return instant(request.epochSeconds, context);
  if (request.duration && isDurationAlone(request)) return elapsed(request, context);

  const hours = hoursFromNow(request);
  if (hours?.isSure) return elapsed(hours.request, context);
  const inHours = hours ? elapsed(hours.request, context) : [];
  const candidates: Candidate[] = typeof inHours === 'string' ? [] : [...inHours];
  const clocks: (ClockSpec | undefined)[] = request.clocks.length > 0 ? request.clocks : [undefined];
  for (const spec of request.days.map((day) => withDuration(day, request))) {
    for (const clock of clocks) {
      const found = onDay(spec, clock, request, context);
      if (typeof found === 'string') return found;
      candidates.push(...found);
    }
  }
  return shifted(candidates, request);
}

/** The last instant that Temporal knows, in seconds. */
const LAST_SECOND = 8_640_000_000_000;

function instant(epochSeconds: number, { zone }: ReadingContext): Candidate[] | RefusalReason {
  if (epochSeconds > LAST_SECOND) return 'too-far';
  return [{ instant: Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000), zone, assumptions: [] }];
}

/** "2 uur" alone is two o'clock or two hours from now; "2h" is the latter, "20h" perhaps, "8 uur" is a clock. */
function hoursFromNow(request: Request): { request: Request; isSure: boolean } | undefined {
  const [only, ...others] = request.clocks;
  if (!only?.clock.maybeDuration || others.length > 0 || only.zone) return undefined;
  if (request.part || request.duration || !request.days.every(isEmpty)) return undefined;
  const { hour, minute, maybeDuration } = only.clock;
  if (maybeDuration === 'uur' && hour > 6) return undefined;
  const duration = { kind: 'duration', duration: { hours: hour, minutes: minute }, ahead: true } as const;
  return { request: { ...request, clocks: [], duration }, isSure: maybeDuration === 'h' && hour <= 12 };
}

function isDurationAlone({ days, clocks, part }: Request): boolean {
  return days.every(isEmpty) && clocks.length === 0 && !part;
}

/** More than this is a typing error, and more than Temporal can add. */
const MOST = 100_000_000;

/** "in 2 hours" is elapsed time; "in 3 days" is the same wall time on another day. */
function elapsed({ duration }: Request, { now, zone }: ReadingContext): Candidate[] | RefusalReason {
  const amounts = duration?.duration ?? {};
  if (Object.values(amounts).some((amount) => amount > MOST)) return 'too-far';
  if (
    (amounts.years ?? 0) +
      (amounts.months ?? 0) / 12 +
      (amounts.weeks ?? 0) / 52 +
      (amounts.days ?? 0) / 365 >
    1_000
  ) {
    return 'too-far';
  }
  return [{ instant: now.toZonedDateTimeISO(zone).add(amounts).toInstant(), zone, assumptions: [] }];
}

function withDuration(day: DaySpec, { duration }: Request): DaySpec {
  return duration && !day.ahead ? { ...day, ahead: duration.duration } : day;
}

function onDay(
  spec: DaySpec,
  clock: ClockSpec | undefined,
  { part }: Request,
  context: ReadingContext,
): Candidate[] | RefusalReason {
  const ownNow = context.now.toZonedDateTimeISO(zoneOfClock(clock, context));
  const today = ownNow.toPlainDate();
  const hasDay = !isEmpty(spec);
  const days: Day[] | RefusalReason = hasDay
    ? calendarDays(spec, { ...context, today })
    : [0, 1].map((more) => ({
        date: today.add({ days: more }),
        assumptions: more > 0 ? ['day' as const] : [],
      }));
  if (typeof days === 'string') return days;
  if (!hasDay && !clock && !part) return 'unclear';

  const candidates = days.flatMap((day) => {
    const timeContext: TimeContext = {
      habit: clockHabit(context),
      hasDay,
      isToday: hasDay && day.date.equals(today),
      isForWork: false,
      now: ownNow.toPlainTime(),
    };
    const times = clock ? timesOf(clock.clock, part, timeContext) : usualTimes(part, timeContext);
    return times.flatMap((time) => at(day, time, clock, context));
  });
  if (candidates.length === 0) return 'unclear';
  return hasDay ? candidates : nextOfEach(candidates, context);
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

function shifted(candidates: Candidate[], { shift }: Request): Candidate[] {
  if (!shift) return candidates;
  return candidates.map((candidate) => {
    const local = candidate.instant.toZonedDateTimeISO(candidate.zone);
    const moved = shift.direction === 1 ? local.add(shift.amounts) : local.subtract(shift.amounts);
    return { ...candidate, instant: moved.toInstant() };
  });
}
