import type { EntityManager } from '@mikro-orm/postgresql';
import type { I18n, Services } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';
import { messageLink, reminderText } from '../domain/reminder-text.js';
import type { SeenMessage } from '../domain/seen-message.js';
import type { EventMarks } from '../events/event-marks.js';
import type { AnnouncedReminder, AnnouncementReading, Reminders, TimeOption } from '../reminders.js';
import { fingerprintOf } from './fingerprint.js';

/** Of one guild: nobody looks forward to more. */
const MOST_WAITING = 200;

/** What is kept of a message. */
export interface MessageValues {
  readonly title: string;
  readonly fingerprint: string;
  readonly reading: AnnouncementReading;
}

/** The reminder that belongs to an announcement: its words, its place, its time. Its event follows it. */
export class ReminderOfAnnouncement {
  constructor(
    private readonly reminders: Reminders,
    private readonly services: Pick<Services, 'settings' | 'languages'>,
    private readonly i18n: I18n,
    private readonly events: EventMarks,
  ) {}

  async valuesOf(
    guildId: string,
    message: SeenMessage,
    reading: AnnouncementReading,
  ): Promise<MessageValues> {
    const words = this.i18n.wordsFor(await this.services.languages.of(guildId));
    const title = reading.title ?? words('announcements.untitled');
    return { title, fingerprint: fingerprintOf(message), reading };
  }

  async set(em: EntityManager, row: Announcement, when: TimeOption): Promise<void> {
    const { guildId, messageId, authorId } = row;
    const { target, notice, events } = await this.services.settings.read(guildId, 'announcements');
    const announced = {
      announcementId: messageId,
      channelId: target ?? row.channelId,
      userId: authorId,
      text: textOf(row),
      locale: await this.services.languages.of(guildId),
      when,
      notices: notice > 0 ? [notice] : [],
    };
    await this.reminders.announced.set(guildId, announced, em);
    await this.events.set(em, row, when, events);
  }

  async retell(em: EntityManager, row: Announcement): Promise<void> {
    await this.reminders.announced.retell(row.guildId, row.messageId, textOf(row), em);
    await this.events.changed(em, row);
  }

  /** @returns whether its event was deleted, and is made again now */
  eventAgain(em: EntityManager, row: Announcement): Promise<boolean> {
    return this.events.again(em, row);
  }

  /** @returns what was taken back; null when there was nothing to come */
  async cancel(em: EntityManager, row: Announcement): Promise<AnnouncedReminder | null> {
    await this.events.changed(em, row);
    return this.reminders.announced.cancel(row.guildId, row.messageId, em);
  }

  async areTooMany(em: EntityManager, guildId: string): Promise<boolean> {
    return (await this.reminders.announced.waiting(guildId, MOST_WAITING, em)).length === MOST_WAITING;
  }

  async current(
    em: EntityManager,
    { guildId, messageId }: Announcement,
  ): Promise<AnnouncedReminder | undefined> {
    const [reminder] = await this.reminders.announced.of(guildId, [messageId], em);
    return reminder;
  }
}

function textOf({ guildId, channelId, messageId, title, reading: { location } }: Announcement): string {
  return reminderText({ title, location, link: messageLink(guildId, channelId, messageId) });
}
