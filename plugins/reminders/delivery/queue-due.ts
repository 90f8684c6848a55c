import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { takeDue } from '../domain/plan/take-due.js';
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
    // The conditions stand again: meanwhile another process may have taken it and planned its next time.
    const due = await transaction.find(
      Reminder,
      { id: { $in: rows.map(({ id }) => id) }, state: 'scheduled', dueAt: { $lte: now } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const reminder of due) {
      const { dueAt, next } = takeDue(reminder, now);
      const { occurrence } = reminder;
      transaction.create(Delivery, { reminder, occurrence, dueAt, queuedAt: now, attemptAt: now });
      planNext(reminder, next);
    }
  });
}

/** In the same transaction: whatever dies when, no occurrence is planned twice or forgotten. */
function planNext(reminder: Reminder, next: Temporal.Instant | undefined): void {
  if (!next) {
    reminder.state = 'delivering';
    return;
  }
  reminder.dueAt = next;
  reminder.occurrence += 1;
}
