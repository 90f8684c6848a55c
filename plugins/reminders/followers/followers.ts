import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { Delivery } from '../delivery/delivery.entity.js';
import { isId } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import { Follower } from './follower.entity.js';

/** Their mentions have to fit into one message, beside the text. */
export const MOST_FOLLOWERS = 50;

export interface Following {
  readonly reminder: Reminder;
  readonly direct: boolean;
  /** How many are reminded beside the owner. */
  readonly count: number;
}

/**
 * Those who want to be reminded, too. Only what goes to a channel can be followed; whether somebody sees that channel is
 * asked by the pieces.
 */
export class Followers {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Where a reminder goes that can be followed.
   *
   * @throws a refusal when it is over, or private
   */
  async channelOf(guildId: string, reminderId: string): Promise<string> {
    return (await findOpen(this.em.fork(), guildId, reminderId)).channelId;
  }

  /** Whether nobody can be counted in any more, nor will be: what waits or failed may still go on. */
  async isOver(guildId: string, reminderId: string): Promise<boolean> {
    const left = { id: reminderId, guildId, target: 'channel', state: { $ne: 'sent' } } as const;
    return !isId(reminderId) || (await this.em.fork().count(Reminder, left)) === 0;
  }

  /** Counts somebody in; who is in already stays as they are. */
  async join(guildId: string, userId: string, reminderId: string, locale: string): Promise<Following> {
    return this.em.transactional(async (em) => {
      const reminder = await findOpen(em, guildId, reminderId);
      if (reminder.userId === userId)
        throw refuse('reminders.followOwn', 'You are reminded of this anyway: it is yours.');
      const existing = await em.findOne(Follower, { reminder, userId });
      const count = await em.count(Follower, { reminder });
      if (existing) return { reminder, direct: existing.direct, count };
      if (count >= MOST_FOLLOWERS)
        throw refuse('reminders.followFull', `${MOST_FOLLOWERS} are counted in already.`, {
          most: MOST_FOLLOWERS,
        });
      em.create(Follower, { reminder, userId, locale, createdAt: this.clock.now() });
      return { reminder, direct: false, count: count + 1 };
    });
  }

  /** Whether somebody is reminded by direct message or in the channel. */
  async choose(guildId: string, userId: string, reminderId: string, direct: boolean): Promise<Following> {
    return this.em.transactional(async (em) => {
      const reminder = await findOpen(em, guildId, reminderId);
      const follower = await em.findOne(Follower, { reminder, userId });
      if (!follower)
        throw refuse(
          'reminders.followNot',
          'You are not counted in. Press "Count me in" below the reminder.',
        );
      follower.direct = direct;
      if (!direct) await forgetDirect(em, reminderId, userId);
      return { reminder, direct, count: await em.count(Follower, { reminder }) };
    });
  }

  /** Counts somebody out, also of what is over. */
  async leave(userId: string, reminderId: string): Promise<void> {
    if (!isId(reminderId)) return;
    await this.em.transactional(async (em) => {
      await em.nativeDelete(Follower, { reminder: reminderId, userId });
      await forgetDirect(em, reminderId, userId);
    });
  }

  /** Who follows a reminder, in the order in which they came. */
  async of(reminderId: string): Promise<string[]> {
    const followers = await this.em
      .fork()
      .find(Follower, { reminder: reminderId }, { orderBy: { id: 'asc' } });
    return followers.map(({ userId }) => userId);
  }
}

/** What goes to another channel from now on is mentioned there, which only those notice who can see it. */
export async function gatherInChannel(em: EntityManager, reminderId: string): Promise<void> {
  await em.nativeUpdate(Follower, { reminder: reminderId }, { direct: false });
}

/** What was queued for them does not go on. */
async function forgetDirect(em: EntityManager, reminderId: string, recipientId: string): Promise<void> {
  await em.nativeDelete(Delivery, {
    reminder: { id: reminderId, userId: { $ne: recipientId } },
    recipientId,
    state: 'pending',
  });
}

async function findOpen(em: EntityManager, guildId: string, id: string): Promise<Reminder> {
  // Within a transaction others wait, so that the number of followers holds.
  const lock = em.isInTransaction() ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
  const states = ['scheduled', 'paused', 'delivering'] as const;
  const open = { id, guildId, target: 'channel', state: { $in: [...states] } } as const;
  const reminder = isId(id) ? await em.findOne(Reminder, open, lock) : null;
  if (reminder) return reminder;
  throw refuse('reminders.followOver', 'This reminder is over, or was taken back.');
}
