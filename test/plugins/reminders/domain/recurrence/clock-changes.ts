import { TEN_YEARS, type Time, type Window } from './compare-with-luxon.js';
import { dayOf } from './luxon-oracle.js';

export interface ClockChange {
  /** A wall time that is skipped or happens twice on that day. */
  readonly time: Time;
  /** The days around it. */
  around(days: number): Window;
}

/** The days of the ten years on which a zone's clocks change, to look at those and not at the thousands between. */
export function clockChanges(zone: string): ClockChange[] {
  const changes: ClockChange[] = [];
  let at = Temporal.Instant.from('2026-01-20T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year >= TEN_YEARS.to.year - 1) return changes;
    changes.push(clockChange(next, at.offsetNanoseconds));
    at = next;
  }
}

function clockChange(transition: Temporal.ZonedDateTime, offsetBefore: number): ClockChange {
  const smaller = Math.min(offsetBefore, transition.offsetNanoseconds) / 60e9;
  const wallTime = transition
    .toInstant()
    .add({ minutes: Math.round(smaller) + 15 })
    .toZonedDateTimeISO('UTC');
  const day = dayOf(wallTime.year, wallTime.month, wallTime.day);
  return {
    time: { hour: wallTime.hour, minute: wallTime.minute },
    around: (days) => ({ from: day.minus({ days }), to: day.plus({ days: days + 1 }) }),
  };
}
