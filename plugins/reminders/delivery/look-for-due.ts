import type { EntityManager } from '@mikro-orm/postgresql';

/** More than can be sent until the next tick, and few enough to be ranked in no time. */
export const MOST_QUEUED = 200;

export interface Look {
  /** How many deliveries could be claimed now, counted up to `MOST_QUEUED`. */
  readonly queued: number;
  /** Whether a reminder is due of which no delivery was made. */
  readonly isDue: boolean;
}

const LOOK = `
  select
    (select count(*) from (
      select from reminders_deliveries where state = 'pending' and attempt_at <= ? limit ${MOST_QUEUED}
    ) queued)::int as queued,
    exists (select from reminders_reminders where state = 'scheduled' and next_at <= ?) as "isDue"`;

/** All that a tick asks while there is nothing to do: one statement on two small indexes, however many wait. */
export async function lookForDue(em: EntityManager, now: Temporal.Instant): Promise<Look> {
  const [look] = await em.fork().execute<Look[]>(LOOK, [now.toString(), now.toString()]);
  if (!look) throw new Error('The database did not answer');
  return look;
}
