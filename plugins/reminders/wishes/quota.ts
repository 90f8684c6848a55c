import type { EntityManager } from '@mikro-orm/postgresql';
import { refuse } from 'alphapy';
import { mostReminders, type Premium } from '../premium.js';

/** How many reminders a member may have, by what was paid for. */
export class Quota {
  constructor(private readonly premium: Premium) {}

  async most(guildId: string, userId: string): Promise<number> {
    return mostReminders(await this.premium.tierOf(guildId, userId));
  }

  /**
   * Takes turns until the transaction ends, so that of two requests at once the second counts what the first has made.
   *
   * @throws a refusal when one more would be too many
   */
  async refuseOneTooMany(em: EntityManager, guildId: string, userId: string): Promise<void> {
    const most = await this.most(guildId, userId);
    const values = [guildId, userId, most];
    const [row] = await em.execute<{ hasRoom: boolean }[]>(
      'select reminders_has_room(?, ?, ?) as "hasRoom"',
      values,
    );
    if (!row?.hasRoom) throw tooMany(most);
  }
}

export function tooMany(most: number) {
  return refuse('reminders.tooMany', `You already have ${most} reminders here. Delete one first.`, { most });
}
