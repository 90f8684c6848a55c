import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Reminder } from '../reminder.entity.js';
import { Delivery } from './delivery.entity.js';

/** How many a tick takes at most: more than can be sent until the next one. */
const QUEUED_AT_ONCE = 200;

/** The oldest of each guild first, then the second oldest of each, and so on: no guild waits for a busy one. */
const DUE = `
  select id from (
    select id, due_at, row_number() over (partition by guild_id order by due_at, id) as guild_turn
    from reminders_reminders
    where state = 'scheduled' and due_at <= ?
  ) due
  order by guild_turn, due_at
  limit ?`;

/** Turns due reminders into deliveries, which asks for their sending. What another process is turning is left to it. */
export async function queueDue(em: EntityManager, now: Temporal.Instant): Promise<void> {
  await em.transactional(async (transaction) => {
    const rows = await transaction.execute<{ id: string }[]>(DUE, [now.toString(), QUEUED_AT_ONCE]);
    const due = await transaction.find(
      Reminder,
      { id: { $in: rows.map(({ id }) => id) }, state: 'scheduled' },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const reminder of due) {
      const { occurrence, dueAt } = reminder;
      transaction.create(Delivery, { reminder, occurrence, dueAt, queuedAt: now, attemptAt: now });
      reminder.state = 'delivering';
    }
  });
}
