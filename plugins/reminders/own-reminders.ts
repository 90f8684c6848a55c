import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse } from 'alphapy';
import { Reminder } from './reminder.entity.js';

/** How many reminders a member may have waiting in one guild. */
export const MOST_REMINDERS = 25;

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
  if (reminder) return reminder;
  throw refuse(
    'reminders.unknown',
    'You have no such reminder here, or no more. `/reminder list` shows those you have.',
  );
}

/** Makes one member's requests take turns, in whichever process they arrive, until the transaction ends. */
export async function takeTurns(em: EntityManager, guildId: string, userId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `reminders:${guildId}:${userId}`,
  ]);
}

/** Takes turns, so that of two requests at once the second counts what the first has made. */
export async function refuseOneTooMany(em: EntityManager, guildId: string, userId: string): Promise<void> {
  await takeTurns(em, guildId, userId);
  const count = await em.count(Reminder, { guildId, userId, announcementId: null, state: { $ne: 'sent' } });
  if (count < MOST_REMINDERS) return;
  throw refuse('reminders.tooMany', `You already have ${MOST_REMINDERS} reminders here. Delete one first.`, {
    most: MOST_REMINDERS,
  });
}

/** The option takes whatever is typed, and a button's id can be forged. */
function isId(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text);
}
