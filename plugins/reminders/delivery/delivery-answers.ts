import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import type { Target } from '../domain/delivery/next-step.js';
import { MOMENT } from '../domain/plan/phases.js';
import { type Snooze, snoozedUntil } from '../domain/plan/snooze.js';
import { Follower } from '../followers/follower.entity.js';
import type { Images } from '../images/images.js';
import { takeTurns } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import type { RightsService } from '../rights/rights.service.js';
import type { Quota } from '../wishes/quota.js';
import type { ClosedPlaces } from './closed-places.js';
import { Delivery } from './delivery.entity.js';

/** Where it comes again, and why there. */
interface Place {
  readonly target: Target;
  /** Whether its channel was deleted. */
  readonly isGone: boolean;
}

/** What somebody has put off. */
export interface Snoozed extends Place {
  readonly reminder: Reminder;
  /** When it would have come again, which no longer counts. */
  readonly instead: Temporal.Instant | null;
  /** Whether it is put off for one of several, and not for its owner. */
  readonly isAlone: boolean;
}

/** What those whom a reminder has reminded answer to it: its owner, and everybody who is counted in. */
export class DeliveryAnswers {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly quota: Quota,
    private readonly rights: Pick<RightsService, 'may'>,
    private readonly images: Pick<Images, 'copy'>,
    private readonly closed: Pick<ClosedPlaces, 'gone'>,
  ) {}

  /**
   * Reminds once more, later; by direct message who may not write in the channel any more, or is only counted in.
   * Whoever presses twice moves that reminder, and does not get a second one.
   *
   * @throws a refusal when it is somebody else's, or when it came again already
   */
  async snooze(userId: string, deliveryId: string, snooze: Snooze): Promise<Snoozed> {
    const place = await this.#placeFor(userId, await findDelivery(this.em.fork(), userId, deliveryId));
    return this.em.transactional(async (em) => {
      const { dueAt: wasDueAt, reminder } = await findDelivery(em, userId, deliveryId);
      const now = this.clock.now();
      const dueAt = snoozedUntil(snooze, { dueAt: wasDueAt, zone: reminder.zone }, now);
      const isAlone = reminder.userId !== userId;
      await takeTurns(em, reminder.guildId, userId);
      const snoozeOf = deliveryId;
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const earlier = await em.findOne(Reminder, { snoozeOf, userId }, lock);
      if (earlier) {
        if (earlier.state !== 'scheduled')
          throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
        const instead = earlier.dueAt;
        // A new number: it may just be on its way, and shall come again all the same.
        const moved = { dueAt, nextPhase: MOMENT, occurrence: earlier.occurrence + 1, target: place.target };
        return { reminder: Object.assign(earlier, moved), instead, isAlone, ...place };
      }
      await this.quota.refuseOneTooMany(em, reminder.guildId, userId);
      const { guildId, channelId, text, link = null, zone, silent } = reminder;
      const again = { guildId, channelId, userId, text, link, zone, silent, target: place.target };
      const locale = await localeOf(em, userId, reminder);
      const later = em.create(Reminder, { ...again, locale, dueAt, snoozeOf, createdAt: now });
      await this.images.copy(em, reminder, later);
      return { reminder: later, instead: null, isAlone, ...place };
    });
  }

  /** It need not come again. Returns whether the message is theirs, and not one for several. */
  async done(userId: string, deliveryId: string): Promise<boolean> {
    return this.em.transactional(async (em) => {
      const { recipientId } = await findDelivery(em, userId, deliveryId);
      await em.nativeDelete(Reminder, { snoozeOf: deliveryId, userId, state: 'scheduled' });
      return recipientId === userId;
    });
  }

  /** Who follows a reminder puts it off for themselves alone, as long as it is for them to read. */
  async #placeFor(userId: string, delivery: Delivery): Promise<Place> {
    const { reminder } = delivery;
    const { target, guildId, channelId } = reminder;
    const isOwn = reminder.userId === userId;
    // Its text may have changed since it arrived.
    if (!isOwn && (target === 'dm' || (await this.rights.may('see', guildId, channelId, userId)) === false))
      throw notYours();
    if (target === 'dm') return { target, isGone: false };
    // What is known of a channel is forgotten once nothing waits for it; what has arrived still says it.
    const wasGone = delivery.problem === 'channel-gone' && delivery.channelId === channelId;
    const isGone = wasGone || (await this.closed.gone([channelId])).size > 0;
    if (isGone || !isOwn) return { target: 'dm', isGone };
    const mayWrite = (await this.rights.may('write', guildId, channelId, userId)) !== false;
    return { target: mayWrite ? 'channel' : 'dm', isGone };
  }
}

async function localeOf(em: EntityManager, userId: string, reminder: Reminder): Promise<string> {
  const follower = await em.findOne(Follower, { reminder, userId });
  return follower?.locale ?? reminder.locale;
}

/**
 * One that reminded this member. The custom id of a button can be forged, and a message in a channel is everybody's to
 * press.
 */
async function findDelivery(em: EntityManager, userId: string, id: string): Promise<Delivery> {
  const delivery = await em.findOne(Delivery, { id }, { populate: ['reminder'] });
  if (!delivery) throw notYours();
  const { recipientId, target, reminder } = delivery;
  if (recipientId === userId) return delivery;
  if (target === 'channel' && (await em.count(Follower, { reminder, userId })) > 0) return delivery;
  throw notYours();
}

function notYours() {
  return refuse('reminders.notYours', 'This is not your reminder, or it is long over. Set one of your own.');
}
