/**
 * What is to become of a moment at which the bot was away.
 * - send: it is told late, with the time it was meant for
 * - skip: it is not told any more; the owner sees that it was missed
 * - summarise: as `send`, and of a series also how many moments were missed
 */
export type Late = 'send' | 'skip' | 'summarise';

export const LATE = ['send', 'skip', 'summarise'] as const satisfies readonly Late[];

/** Who wants nothing late means more than a restart of the bot by it. */
const GRACE = { minutes: 15 };

/** Whether a moment is over for its owner. */
export function isMissed(late: Late, dueAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return late === 'skip' && Temporal.Instant.compare(dueAt.add(GRACE), now) < 0;
}
