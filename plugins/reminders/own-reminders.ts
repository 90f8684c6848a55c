import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse } from 'alphapy';
import { Delivery } from './delivery/delivery.entity.js';
import { MOMENT } from './domain/plan/phases.js';
import { Reminder } from './reminder.entity.js';

/** One of the member's own, or a refusal. */
export async function findOwn(
  em: EntityManager,
  guildId: string,
  userId: string,
  id: string,
): Promise<Reminder> {
  // Within a transaction no delivery begins until it ends.
  const lock = em.isInTransaction() ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
  const reminder = isId(id)
    ? await em.findOne(Reminder, { id, guildId, userId, announcementId: null }, lock)
    : null;
  if (reminder) return em.isInTransaction() ? asItStands(em, reminder) : reminder;
  throw refuse(
    'reminders.unknown',
    'You have no such reminder here, or no more. `/reminder list` shows those you have.',
  );
}

/** The delivery of what comes once may have begun, which stands in no reminder until it has ended. */
async function asItStands(em: EntityManager, reminder: Reminder): Promise<Reminder> {
  if (reminder.state !== 'scheduled') return reminder;
  const { occurrence, userId: recipientId } = reminder;
  const begun = await em.count(Delivery, { reminder, occurrence, phase: MOMENT, recipientId });
  if (begun > 0) reminder.state = 'delivering';
  return reminder;
}

/**
 * Makes one member's requests take turns, in whichever process they arrive, until the transaction ends. What
 * `reminders_has_room` does in the database begins with the same.
 */
export async function takeTurns(em: EntityManager, guildId: string, userId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `reminders:${guildId}:${userId}`,
  ]);
}

/** The option takes whatever is typed, and a button's id can be forged. */
export function isId(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text);
}
