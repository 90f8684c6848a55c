import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';
import type { TimeOption } from '../reminders.js';

/** For which announcements a guild wants an event: none, those that take place once, or all. */
export type EventWish = 'off' | 'once' | 'all';

/** Notes, in the transaction of what changes, that an announcement's event has to be looked at. */
export class EventMarks {
  constructor(private readonly clock: Clock) {}

  /** Its reminder is set for then. The wish counts for announcements that have no event yet. */
  async set(em: EntityManager, announcement: Announcement, when: TimeOption, wish: EventWish): Promise<void> {
    const { messageId, guildId } = announcement;
    await this.changed(em, announcement);
    if (wish === 'off' || (wish === 'once' && when.rule)) return;
    const now = this.clock.now().toString();
    await em.execute(
      `insert into announcements_events (message_id, guild_id, look_at, created_at) values (?, ?, ?, ?)
       on conflict do nothing`,
      [messageId, guildId, now, now],
    );
  }

  /**
   * A person wants the event that another has deleted.
   *
   * @returns whether one was deleted
   */
  async again(em: EntityManager, { guildId, messageId }: Announcement): Promise<boolean> {
    const now = this.clock.now().toString();
    const wanted = await em.execute<unknown[]>(
      `update announcements_events set state = 'kept', revision = revision + 1, attempts = 0, look_at = ?
       where guild_id = ? and message_id = ? and state = 'removed' returning true`,
      [now, guildId, messageId],
    );
    return wanted.length > 0;
  }

  /** Something about its reminder has changed. */
  async changed(em: EntityManager, { guildId, messageId }: Announcement): Promise<void> {
    await em.execute(
      `update announcements_events set state = 'kept', revision = revision + 1, attempts = 0, look_at = ?
       where guild_id = ? and message_id = ? and state <> 'removed'`,
      [this.clock.now().toString(), guildId, messageId],
    );
  }
}
