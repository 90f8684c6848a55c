import { matchingDays } from './matching-days.js';
import type { Frequency, Rule } from './rule.js';

/**
 * The next `n` occurrences strictly after an instant, fewer when the series ends.
 *
 * A series is wall time in a zone, computed anew for each day; nothing ever adds 24 hours. Where the clocks change:
 * a wall time in the gap moves forward by the gap's length (RFC 5545: the offset before the gap counts), so 02:30
 * becomes 03:30; one that happens twice is taken the first time only. Rules of hours and minutes count elapsed time instead.
 *
 * @param start the first possible occurrence, as wall time in `zone`
 * @param zone an IANA time zone
 */
export function occurrencesAfter(
  rule: Rule,
  start: Temporal.PlainDateTime,
  zone: string,
  after: Temporal.Instant,
  n: number,
): Temporal.Instant[] {
  const unit = MILLISECONDS[rule.frequency];
  const series = unit ? inElapsedTime(rule, unit, start, zone, after) : onDays(rule, start, zone, after);
  const found: Temporal.Instant[] = [];
  for (const occurrence of series) {
    if (found.length === n) break;
    if (Temporal.Instant.compare(occurrence, after) > 0) found.push(occurrence);
  }
  return found;
}

/** The units that are as long on every day. */
const MILLISECONDS: Partial<Record<Frequency, number>> = { minutely: 60_000, hourly: 3_600_000 };

function* inElapsedTime(
  rule: Rule,
  unit: number,
  start: Temporal.PlainDateTime,
  zone: string,
  after: Temporal.Instant,
): Generator<Temporal.Instant> {
  const first = instantAt(start, zone).epochMilliseconds;
  const step = rule.interval * unit;
  const passed = Math.max(0, Math.floor((after.epochMilliseconds - first) / step));
  for (let index = passed; index < (rule.count ?? Number.POSITIVE_INFINITY); index++) {
    const occurrence = Temporal.Instant.fromEpochMilliseconds(first + index * step);
    if (isOver(rule, occurrence, zone)) return;
    yield occurrence;
  }
}

function* onDays(
  rule: Rule,
  start: Temporal.PlainDateTime,
  zone: string,
  after: Temporal.Instant,
): Generator<Temporal.Instant> {
  const time = start.toPlainTime();
  let previous: Temporal.Instant | undefined;
  let counted = 0;
  for (const day of days(rule, start.toPlainDate(), searchFrom(rule, zone, after))) {
    const occurrence = instantAt(day.toPlainDateTime(time), zone);
    // A zone that skips a whole day (Samoa in 2011) moves that day's occurrence onto the next one's.
    if (previous?.equals(occurrence)) continue;
    previous = occurrence;
    counted++;
    if (isOver(rule, occurrence, zone) || counted > (rule.count ?? Number.POSITIVE_INFINITY)) return;
    yield occurrence;
  }
}

/** A counted series is walked from its beginning; any other may be entered just before `after`. */
function searchFrom(rule: Rule, zone: string, after: Temporal.Instant): Temporal.PlainDate | undefined {
  if (rule.count !== undefined) return undefined;
  return after.toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 2 });
}

/** Rules such as "the 31st of February" never match: the search ends. Nothing real is rarer than every 40 years. */
const EMPTY_YEARS = 41;
const LAST_YEAR = 9_999;

function* days(
  rule: Rule,
  first: Temporal.PlainDate,
  from: Temporal.PlainDate | undefined,
): Generator<Temporal.PlainDate> {
  const unit = UNITS[rule.frequency];
  const begin = periodOf(rule, first);
  const passed = from ? Math.floor(begin.until(from, { largestUnit: unit })[unit] / rule.interval) : 0;
  let lastFound = from && Temporal.PlainDate.compare(from, first) > 0 ? from : first;
  for (let index = Math.max(0, passed); ; index++) {
    const period = begin.add({ [unit]: index * rule.interval });
    if (period.year - lastFound.year > EMPTY_YEARS + rule.interval || period.year > LAST_YEAR) return;
    for (const day of matchingDays(rule, period, first)) {
      if (Temporal.PlainDate.compare(day, first) < 0) continue;
      lastFound = day;
      yield day;
    }
  }
}

const UNITS = {
  minutely: 'days',
  hourly: 'days',
  daily: 'days',
  weekly: 'weeks',
  monthly: 'months',
  yearly: 'years',
} as const;

/** The first day of the period in which the series begins. */
function periodOf(rule: Rule, day: Temporal.PlainDate): Temporal.PlainDate {
  switch (rule.frequency) {
    case 'weekly':
      return day.subtract({ days: (day.dayOfWeek - rule.weekStart + 7) % 7 });
    case 'monthly':
      return day.with({ day: 1 });
    case 'yearly':
      return day.with({ month: 1, day: 1 });
    default:
      return day;
  }
}

function isOver(rule: Rule, occurrence: Temporal.Instant, zone: string): boolean {
  if (rule.until === undefined) return false;
  if (rule.until instanceof Temporal.Instant) return Temporal.Instant.compare(occurrence, rule.until) > 0;
  const day = occurrence.toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(day, rule.until) > 0;
}

/** Temporal's "compatible" is the policy above: later in a gap, earlier in an overlap. */
function instantAt(wallTime: Temporal.PlainDateTime, zone: string): Temporal.Instant {
  return wallTime.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
}
