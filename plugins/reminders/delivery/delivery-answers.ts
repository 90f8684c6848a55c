import { raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import type { Target } from '../domain/delivery/next-step.js';
import { type Snooze, snoozedUntil } from '../domain/plan/snooze.js';
import { Follower } from '../followers/follower.entity.js';
import type { Images } from '../images/images.js';
import { takeTurns } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import type { RightsService } from '../rights/rights.service.js';
import type { Quota } from '../wishes/quota.js';
import { Delivery } from './delivery.entity.js';

/** What an owner, or a follower by direct message, answers to a reminder that has arrived. */
export class DeliveryAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly quota: Quota,
    private readonly rights: Pick<RightsService, 'may'>,
    private readonly images: Pick<Images, 'copy'>,
  ) {}

  /**
   * Reminds once more, later; by direct message who may not write in the channel any more. Whoever presses twice moves
   * that reminder, and does not get a second one.
   *
   * @throws a refusal when it is somebody else's, or when it came again already
   */
  async snooze(userId: string, deliveryId: string, snooze: Snooze): Promise<Reminder> {
    const asked = await findOwnDelivery(this.em.fork(), userId, deliveryId);
    const target = await this.#targetFor(userId, asked.reminder);
    return this.em.transactional(async (em) => {
      const { dueAt: wasDueAt, reminder } = await findOwnDelivery(em, userId, deliveryId);
      const now = this.clock.now();
      const dueAt = snoozedUntil(snooze, { dueAt: wasDueAt, zone: reminder.zone }, now);
      await takeTurns(em, reminder.guildId, userId);
      // A new number: it may just be on its way, and shall come again all the same.
      const moved = { dueAt, nextAt: dueAt, occurrence: raw('occurrence + 1') };
      const changed = await em.nativeUpdate(Reminder, waitingSnooze(deliveryId), moved);
      if (changed === 1) return em.findOneOrFail(Reminder, { snoozeOf: deliveryId });
      if ((await em.count(Reminder, { snoozeOf: deliveryId })) > 0)
        throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
      await this.quota.refuseOneTooMany(em, reminder.guildId, userId);
      const { guildId, channelId, text, link = null, zone, silent } = reminder;
      const again = { guildId, channelId, userId, text, link, zone, silent, target };
      const locale = await localeOf(em, userId, reminder);
      const later = em.create(Reminder, { ...again, locale, dueAt, snoozeOf: deliveryId, createdAt: now });
      await this.images.copy(em, reminder, later);
      return later;
    });
  }

  /** It need not come again. */
  async done(userId: string, deliveryId: string): Promise<void> {
    await this.em.transactional(async (em) => {
      await findOwnDelivery(em, userId, deliveryId);
      await em.nativeDelete(Reminder, waitingSnooze(deliveryId));
    });
  }

  /** Who follows a reminder puts it off for themselves alone. */
  async #targetFor(userId: string, reminder: Reminder): Promise<Target> {
    const { target, guildId, channelId } = reminder;
    if (target === 'dm' || reminder.userId !== userId) return 'dm';
    return (await this.rights.may('write', guildId, channelId, userId)) === false ? 'dm' : 'channel';
  }
}

async function localeOf(em: EntityManager, userId: string, reminder: Reminder): Promise<string> {
  const follower = await em.findOne(Follower, { reminder, userId });
  return follower?.locale ?? reminder.locale;
}

function waitingSnooze(snoozeOf: string) {
  return { snoozeOf, state: 'scheduled' } as const;
}

/** The custom id of a button can be forged, and a message in a channel is everybody's to press. */
async function findOwnDelivery(em: EntityManager, userId: string, id: string): Promise<Delivery> {
  const delivery = await em.findOne(Delivery, { id, recipientId: userId }, { populate: ['reminder'] });
  if (delivery) return delivery;
  throw refuse('reminders.notYours', 'This is not your reminder, or it is long over.');
}
