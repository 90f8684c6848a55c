import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { type Snooze, snoozedUntil } from '../domain/plan/snooze.js';
import { Follower } from '../followers/follower.entity.js';
import { takeTurns } from '../own-reminders.js';
import type { Quota } from '../quota.js';
import { Reminder } from '../reminder.entity.js';
import { Delivery } from './delivery.entity.js';

/** What an owner, or a follower by direct message, answers to a reminder that has arrived. */
export class DeliveryAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly quota: Quota,
  ) {}

  /**
   * Reminds once more, later. Whoever presses twice moves that reminder, and does not get a second one.
   *
   * @throws a refusal when it is somebody else's, or when it came again already
   */
  async snooze(userId: string, deliveryId: string, snooze: Snooze): Promise<Reminder> {
    return this.em.transactional(async (em) => {
      const { dueAt: wasDueAt, reminder } = await findOwnDelivery(em, userId, deliveryId);
      const now = this.clock.now();
      const dueAt = snoozedUntil(snooze, { dueAt: wasDueAt, zone: reminder.zone }, now);
      await takeTurns(em, reminder.guildId, userId);
      const changed = await em.nativeUpdate(Reminder, waitingSnooze(deliveryId), { dueAt, nextAt: dueAt });
      if (changed === 1) return em.findOneOrFail(Reminder, { snoozeOf: deliveryId });
      if ((await em.count(Reminder, { snoozeOf: deliveryId })) > 0)
        throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
      await this.quota.refuseOneTooMany(em, reminder.guildId, userId);
      const { guildId, channelId, text, link = null, zone, silent } = reminder;
      const again = { guildId, channelId, userId, text, link, zone, silent };
      const manner = await mannerOf(em, userId, reminder);
      return em.create(Reminder, { ...again, ...manner, dueAt, snoozeOf: deliveryId, createdAt: now });
    });
  }

  /** It need not come again. */
  async done(userId: string, deliveryId: string): Promise<void> {
    await this.em.transactional(async (em) => {
      await findOwnDelivery(em, userId, deliveryId);
      await em.nativeDelete(Reminder, waitingSnooze(deliveryId));
    });
  }
}

function waitingSnooze(snoozeOf: string) {
  return { snoozeOf, state: 'scheduled' } as const;
}

/** Who follows a reminder puts it off for themselves alone. */
async function mannerOf(
  em: EntityManager,
  userId: string,
  reminder: Reminder,
): Promise<Pick<Reminder, 'target' | 'locale'>> {
  const { target, locale } = reminder;
  if (reminder.userId === userId) return { target, locale };
  const follower = await em.findOne(Follower, { reminder, userId });
  return { target: 'dm', locale: follower?.locale ?? locale };
}

/** The custom id of a button can be forged, and a message in a channel is everybody's to press. */
async function findOwnDelivery(em: EntityManager, userId: string, id: string): Promise<Delivery> {
  const delivery = await em.findOne(Delivery, { id, recipientId: userId }, { populate: ['reminder'] });
  if (delivery) return delivery;
  throw refuse('reminders.notYours', 'This is not your reminder, or it is long over.');
}
