import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { Announcement } from './announcement.entity.js';
import type { Hearing } from './hearing.js';
import type { MessageClient } from './message.client.js';
import type { AnnouncedReminder, Reminders } from './reminders.js';

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
 * Nobody tells a bot that was away what was changed or deleted meanwhile. So each announcement is looked at once, shortly
 * before it reminds. What cannot be seen then is left as it is.
 */
export class OriginCheck {
  constructor(private readonly parts: OriginCheckParts) {}

  async checkSoon(): Promise<void> {
    for (const [announcement, reminder] of await this.#unchecked()) await this.#check(announcement, reminder);
  }

  async #unchecked(): Promise<[Announcement, AnnouncedReminder][]> {
    const { em: root, clock, reminders } = this.parts;
    const em = root.fork();
    const soon = await reminders.announced.before(clock.now().add(AHEAD), MOST_CANDIDATES, em);
    const ids = soon.map(({ announcementId }) => announcementId);
    const rows = new Map(
      (await em.find(Announcement, { messageId: { $in: ids } })).map((row) => [row.messageId, row]),
    );
    return soon
      .flatMap((reminder): [Announcement, AnnouncedReminder][] => {
        const row = rows.get(reminder.announcementId);
        return row && !row.checkedFor?.equals(reminder.nextAt) ? [[row, reminder]] : [];
      })
      .slice(0, MOST_LOOKS);
  }

  async #check(
    { guildId, channelId, messageId }: Announcement,
    { nextAt }: AnnouncedReminder,
  ): Promise<void> {
    const { em, messages, hearing } = this.parts;
    const message = await messages.look(channelId, messageId);
    if (message === 'away') return; // the next tick looks again, as long as there is time
    if (message === 'gone') await hearing.deletion(guildId, [messageId]);
    else if (message !== 'closed') await hearing.edit(guildId, message);
    await em.fork().nativeUpdate(Announcement, { messageId }, { checkedFor: nextAt });
  }
}
