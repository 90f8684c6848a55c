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

const look = new Statement<Look>(
  'look for due',
  `select
    exists (select from reminders_deliveries where state = 'pending' and attempt_at <= $1) as "isLeft",
    exists (select from reminders_reminders where state = 'scheduled' and next_at <= $1) as "isDue",
    exists (select from reminders_closed_places) as "isAnyClosed"`,
);

/** All that a tick asks while there is nothing to do: one statement on small indexes, however many wait. */
export async function lookForDue(em: EntityManager, now: Temporal.Instant): Promise<Look> {
  const [seen] = await look.run(em, [now]);
  if (!seen) throw new Error('The database did not answer');
  return seen;
}
