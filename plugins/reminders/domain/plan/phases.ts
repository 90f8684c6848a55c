/** The moment itself; the other phases are advance notices, as minutes before it. */
export const MOMENT = 0;

/** Of the notices and the moment itself, the first that still lies ahead; the moment itself when none does. */
export function firstPhase(
  dueAt: Temporal.Instant,
  notices: readonly number[],
  now: Temporal.Instant,
): number {
  const ahead = notices.filter((minutes) => Temporal.Instant.compare(phaseAt(dueAt, minutes), now) > 0);
  return Math.max(MOMENT, ...ahead);
}

/** When a phase comes. Minutes are minutes: over a change of the clocks as on any day. */
export function phaseAt(dueAt: Temporal.Instant, minutes: number): Temporal.Instant {
  return dueAt.subtract({ minutes });
}
