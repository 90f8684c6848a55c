import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse } from 'alphapy';
import { takeTurns } from '../own-reminders.js';
import { mostReminders, type Premium } from '../premium.js';
import { Reminder } from '../reminder.entity.js';

/** How many reminders a member may have, by what was paid for. */
export class Quota {
  constructor(private readonly premium: Premium) {}

  /**
   * Takes turns until the transaction ends, so that of two requests at once the second counts what the first has made.
   *
   * @throws a refusal when one more would be too many
   */
  async refuseOneTooMany(em: EntityManager, guildId: string, userId: string): Promise<void> {
    const most = mostReminders(await this.premium.tierOf(guildId, userId));
    await takeTurns(em, guildId, userId);
    const count = await em.count(Reminder, { guildId, userId, announcementId: null, state: { $ne: 'sent' } });
    if (count < most) return;
    throw refuse('reminders.tooMany', `You already have ${most} reminders here. Delete one first.`, { most });
  }
}
