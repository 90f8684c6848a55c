import type { EntityManager } from '@mikro-orm/postgresql';
import { findOwn } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import { Delivery } from './delivery.entity.js';

/** How many deliveries of a reminder are told. */
const TOLD = 10;

/** What of it is offered to choose from. */
const CHOICES = 100;

export interface Delivered {
  readonly reminder: Reminder;
  /** The newest first. */
  readonly deliveries: readonly Delivery[];
}

/** What became of a member's reminders, for the proof of it. */
export class DeliveryHistory {
  constructor(private readonly em: EntityManager) {}

  /** @throws a refusal when it is not the member's own */
  async of(guildId: string, userId: string, id: string): Promise<Delivered> {
    const em = this.em.fork();
    const reminder = await findOwn(em, guildId, userId, id);
    const deliveries = await em.find(
      Delivery,
      { reminder, recipientId: userId },
      { orderBy: { dueAt: 'desc', phase: 'asc' }, limit: TOLD },
    );
    return { reminder, deliveries };
  }

  /** Those of which there is something to tell, also when they have arrived: the latest first. */
  async list(guildId: string, userId: string): Promise<Reminder[]> {
    return this.em
      .fork()
      .find(
        Reminder,
        { guildId, userId, announcementId: null },
        { orderBy: { dueAt: 'desc', id: 'desc' }, limit: CHOICES },
      );
  }
}
