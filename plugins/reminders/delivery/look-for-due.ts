import type { EntityManager } from '@mikro-orm/postgresql';
import { Statement } from './statement.js';

export interface Look {
  /** Whether a delivery can be tried again: after a failure, or because who claimed it has died. */
  readonly isLeft: boolean;
  /** Whether a reminder is due. */
  readonly isDue: boolean;
  /** Whether any place is known to refuse. */
  readonly isAnyClosed: boolean;
}

/**
 * The earliest of each, which is the first entry of a small index: of a range of times the planner would have to guess
 * how many there are, once for all ticks.
 */
const look = new Statement<Look>(
  'look for due',
  `select
    coalesce((select min(attempt_at) from reminders_deliveries where state = 'pending') <= $1, false) as "isLeft",
    coalesce((select min(next_at) from reminders_reminders where state = 'scheduled') <= $1, false) as "isDue",
    exists (select from reminders_closed_places) as "isAnyClosed"`,
);

/** All that a tick asks while there is nothing to do, however many wait. */
export async function lookForDue(em: EntityManager, now: Temporal.Instant): Promise<Look> {
  const [seen] = await look.run(em, [now]);
  if (!seen) throw new Error('The database did not answer');
  return seen;
}
