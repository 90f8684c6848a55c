import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { MOMENT } from '../domain/plan/phases.js';
import { Follower } from '../followers/follower.entity.js';
import { isId } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import type { Quota } from '../wishes/quota.js';
import type { ClosedPlaces } from './closed-places.js';
import { Delivery } from './delivery.entity.js';

/** Lets an owner send again what could not be delivered, or not where it was meant to be. */
export class SecondTries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly quota: Quota,
    private readonly closed: ClosedPlaces,
  ) {}

  /**
   * Makes it due at once. Of two clicks the second finds it on its way.
   *
   * @throws a refusal when it is somebody else's, or stands where it was meant to be
   */
  async begin(userId: string, id: string): Promise<Reminder> {
    return this.em.transactional(async (em) => {
      const own = await findOwn(em, userId, id);
      if (!(await isVain(em, own)))
        throw refuse('reminders.retry.not', 'This reminder is on its way already, or has arrived.');
      if (own.state === 'sent') await this.quota.refuseOneTooMany(em, own.guildId, userId);
      await forgetTold(em, own);
      await this.closed.askAgain([own.channelId, userId], em);
      // A new number: this is another message than the one that failed.
      const again = { occurrence: own.occurrence + 1, dueAt: this.clock.now(), nextPhase: MOMENT };
      return Object.assign(own, again, { state: 'scheduled', problem: null });
    });
  }
}

/** Whether it failed, or arrived as a direct message because its channel, which is still there, refused it. */
async function isVain(em: EntityManager, reminder: Reminder): Promise<boolean> {
  if (reminder.state !== 'sent') return reminder.state === 'failed';
  const { occurrence, userId: recipientId } = reminder;
  const problem = { $ne: null, $nin: ['channel-gone'] } as const;
  const detour = { reminder, occurrence, recipientId, target: 'dm', problem } as const;
  return reminder.target === 'channel' && (await em.count(Delivery, detour)) > 0;
}

/** Whoever was counted in and has been told by direct message is not told twice. */
async function forgetTold(em: EntityManager, reminder: Reminder): Promise<void> {
  const { occurrence, userId } = reminder;
  const told = { reminder, occurrence, state: { $ne: 'failed' }, recipientId: { $ne: userId } } as const;
  const recipients = (await em.find(Delivery, told)).map(({ recipientId }) => recipientId);
  await em.nativeDelete(Follower, { reminder, userId: { $in: recipients } });
}

/** The button stands in direct messages, too, where no guild is named. */
async function findOwn(em: EntityManager, userId: string, id: string): Promise<Reminder> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
  const own = isId(id) ? await em.findOne(Reminder, { id, userId, announcementId: null }, lock) : null;
  if (own) return own;
  throw refuse('reminders.notYours', 'This is not your reminder, or it is long over.');
}
