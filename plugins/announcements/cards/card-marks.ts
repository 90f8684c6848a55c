import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';

/** An edit that is being made ends first: two at once could end in the wrong order. */
const CHANGED = `
  update announcements_cards set edit_revision = edit_revision + 1, edit_attempts = 0, edit_at = coalesce(edit_at, ?)
  where guild_id = any(?::bigint[]) and id = any(?::bigint[])`;

const PRESSED = `
  update announcements_cards set edit_revision = edit_revision + 1
  where guild_id = ? and id = ? and edit_at is not null`;

/** Notes, in the transaction of what changes, that cards tell what is no longer so. */
export class CardMarks {
  constructor(private readonly clock: Clock) {}

  async changed(em: EntityManager, announcements: readonly Announcement[]): Promise<void> {
    const told = announcements.filter(({ cardId }) => cardId);
    if (told.length === 0) return;
    const guilds = told.map(({ guildId }) => guildId);
    const cards = told.map(({ cardId }) => cardId);
    await em.execute(CHANGED, [this.clock.now().toString(), `{${guilds.join()}}`, `{${cards.join()}}`]);
  }

  /** Who presses a button changes the card with it, unless an edit is on its way that shows it as it was. */
  async pressed(em: EntityManager, { guildId, cardId }: Announcement): Promise<void> {
    if (cardId) await em.execute(PRESSED, [guildId, cardId]);
  }
}
