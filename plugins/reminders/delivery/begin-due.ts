import type { EntityManager } from '@mikro-orm/postgresql';
import { MOMENT } from '../domain/plan/phases.js';
import { beginPlain } from './begin-plain.js';
import { type BegunPlan, beginPlanned } from './begin-planned.js';
import type { BegunRow } from './begin-sql.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import type { Due } from './due-list.js';
import { followersIn } from './followers-sql.js';
import { reminderIn } from './reminder-row.js';

/**
 * Begins the delivery of reminders that are due, and returns what is to be sent in the order of its turns, claimed for
 * the length of a lease. Whatever dies when, no moment is planned twice or forgotten. What another process has begun, or
 * its owner has changed meanwhile, is left alone.
 */
export async function beginDue(
  em: EntityManager,
  due: readonly Due[],
  now: Temporal.Instant,
): Promise<ClaimedDelivery[]> {
  const plain = idsOf(due.filter(({ isPlain }) => isPlain));
  const others = idsOf(due.filter(({ isPlain }) => !isPlain));
  const claimed = [
    ...(plain.length > 0 ? await beginPlain(em, plain, now) : []).map((row) => toClaimed(row, now)),
    ...(others.length > 0 ? await beginPlanned(em, others, now) : []).map((plan) => toClaimedOf(plan, now)),
  ];
  const byReminder = new Map(claimed.map((delivery) => [delivery.reminder.id, delivery]));
  return due.flatMap(({ id }) => byReminder.get(id) ?? []);
}

function idsOf(due: readonly Due[]): string[] {
  return due.map(({ id }) => id);
}

function toClaimed(row: BegunRow, now: Temporal.Instant): ClaimedDelivery {
  const { id, target, locale, user_id: recipientId, channel_id: channelId } = row;
  const reminder = reminderIn(row, 'delivering');
  const { occurrence } = reminder;
  const dueAt = Temporal.Instant.from(row.due_at);
  return {
    ...{ id, recipientId, channelId, occurrence, phase: MOMENT, dueAt, missed: 0, target, locale },
    ...followersIn(row),
    ...{ attempts: 1, queuedAt: now, inDoubtSince: now, problem: null },
    reminder,
  };
}

function toClaimedOf({ row, taken, state }: BegunPlan, now: Temporal.Instant): ClaimedDelivery {
  const delivery = toClaimed(row, now);
  const { dueAt, phase, missed, next } = taken;
  const occurrence = delivery.occurrence + (next?.moments ?? 0);
  return { ...delivery, dueAt, phase, missed, reminder: { ...delivery.reminder, occurrence, state } };
}
