import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { Announcement } from '../announcement.entity.js';
import type { Hearing } from '../hearing/hearing.js';
import type { AnnouncedReminder, Reminders } from '../reminders.js';
import type { MessageClient } from './message.client.js';

/** So long before it reminds, an announcement is looked at once more. */
const AHEAD = { minutes: 15 };

/** Looks in a minute, over all guilds. */
const MOST_LOOKS = 30;

/** Reminders that are looked through for those whose announcement was not looked at yet. */
const MOST_CANDIDATES = 1_000;

export interface OriginCheckParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly reminders: Reminders;
  readonly messages: MessageClient;
  readonly hearing: Hearing;
}

/**
 * Nobody tells a bot that was away what was changed or deleted meanwhile. So each announcement is looked at when the bot
 * is back, and once shortly before it reminds. What cannot be seen then is left as it is.
 */
export class OriginCheck {
  constructor(private readonly parts: OriginCheckParts) {}

  /** What is needed soonest first; the rest waits for the next minutes. */
  async checkSoon(): Promise<void> {
    const soon = (await this.#unchecked()).slice(0, MOST_LOOKS);
    for (const [announcement, reminder] of soon)
      if (await this.#look(announcement)) await this.#note(announcement, { checkedFor: reminder.nextAt });
    const left = MOST_LOOKS - soon.length;
    if (left === 0) return;
    for (const announcement of await this.#wanted(left)) await this.#look(announcement);
  }

  /** The bot was away: announcements of these guilds that still count are looked at, a few in a minute. */
  async lookAtAllOf(guildIds: readonly string[]): Promise<void> {
    const open = { guildId: { $in: [...guildIds] }, state: { $in: ['set', 'asked'] } } as const;
    await this.parts.em.fork().nativeUpdate(Announcement, open, { lookWanted: true });
  }

  async #unchecked(): Promise<[Announcement, AnnouncedReminder][]> {
    const { em: root, clock, reminders } = this.parts;
    const em = root.fork();
    const soon = await reminders.announced.before(clock.now().add(AHEAD), MOST_CANDIDATES, em);
    if (soon.length === 0) return [];
    const ids = soon.map(({ announcementId }) => announcementId);
    const rows = new Map(
      (await em.find(Announcement, { messageId: { $in: ids } })).map((row) => [row.messageId, row]),
    );
    return soon.flatMap((reminder): [Announcement, AnnouncedReminder][] => {
      const row = rows.get(reminder.announcementId);
      return row && !row.checkedFor?.equals(reminder.nextAt) ? [[row, reminder]] : [];
    });
  }

  /** The newest first: they are the likeliest to be changed, and to be still ahead. */
  #wanted(limit: number): Promise<Announcement[]> {
    const newestFirst = { orderBy: { messageId: 'desc' }, limit } as const;
    return this.parts.em.fork().find(Announcement, { lookWanted: true }, newestFirst);
  }

  /** @returns whether Discord has answered */
  async #look(announcement: Announcement): Promise<boolean> {
    const { guildId, channelId, messageId } = announcement;
    const { messages, hearing } = this.parts;
    const message = await messages.look(channelId, messageId);
    if (message === 'away') return false; // the next tick looks again
    if (message === 'gone') await hearing.deletion(guildId, [messageId]);
    else if (message !== 'closed') await hearing.looked(guildId, message);
    await this.#note(announcement, { lookWanted: false });
    return true;
  }

  async #note(
    { messageId }: Announcement,
    changes: Partial<Pick<Announcement, 'checkedFor' | 'lookWanted'>>,
  ): Promise<void> {
    await this.parts.em.fork().nativeUpdate(Announcement, { messageId }, changes);
  }
}
