import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock, Services } from 'alphapy';
import { Announcement } from './announcement.entity.js';
import type { AnnouncementDecisions } from './announcement-decisions.js';
import { type AnnouncementLedger, isOpen } from './announcement-ledger.js';
import type { AnnouncementNotes } from './announcement-notes.js';
import type { CardService } from './cards/card.service.js';
import { isEcho, linkedMessages } from './domain/echo.js';
import { isRead } from './domain/is-read.js';
import { messageLink } from './domain/reminder-text.js';
import { isSameReading } from './domain/same-reading.js';
import type { SeenMessage } from './domain/seen-message.js';
import { fingerprintOf } from './fingerprint.js';
import { GuildCounts } from './guild-counts.js';
import type { MessageReader } from './message-reader.js';
import type { ReminderOfAnnouncement } from './reminder-of-announcement.js';
import type { Reminders } from './reminders.js';

/** Of one guild; a person reads no more either. */
const MOST_READ_IN_A_MINUTE = 20;

/** For how long it is known what became of a message. */
const KEPT_DAYS = 60;

export interface AnnouncementServiceParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly settings: Services['settings'];
  readonly reader: MessageReader;
  readonly ledger: AnnouncementLedger;
  readonly reminder: ReminderOfAnnouncement;
  readonly notes: AnnouncementNotes;
  readonly decisions: AnnouncementDecisions;
  readonly cards: CardService;
  readonly reminders: Reminders;
}

/** Hears what is announced in watched channels, and keeps the reminders true to it. */
export class AnnouncementService {
  readonly decisions: AnnouncementDecisions;
  readonly cards: CardService;
  readonly #parts: AnnouncementServiceParts;
  readonly #readInAMinute: GuildCounts;
  readonly #toldInAnHour: GuildCounts;

  constructor(parts: AnnouncementServiceParts) {
    this.#parts = parts;
    this.decisions = parts.decisions;
    this.cards = parts.cards;
    this.#readInAMinute = new GuildCounts(parts.clock, { minutes: 1 });
    this.#toldInAnHour = new GuildCounts(parts.clock, { hours: 1 });
  }

  /** Whether messages of a channel are followed. From memory, once a guild's settings are there. */
  async watches(guildId: string, channelId: string): Promise<boolean> {
    const { settings } = this.#parts;
    const wishes = settings.peek(guildId, 'announcements') ?? (await settings.read(guildId, 'announcements'));
    return wishes.enabled && wishes.channels.includes(channelId);
  }

  /** A message was written. Hearing of it twice, or in two processes at once, does nothing more. */
  async hear(guildId: string, message: SeenMessage): Promise<void> {
    const { settings, reader, ledger, notes } = this.#parts;
    const wishes = await settings.read(guildId, 'announcements');
    if (!isRead(message, wishes) || !(await this.#mayRead(guildId, message))) return;
    if (await this.#isEcho(guildId, message)) return;
    const reading = await reader.read(guildId, message);
    const link = messageLink(guildId, message.channelId, message.id);
    if (reading.kind === 'none') return notes.passed(guildId, link, reading.why);
    const isIn = await ledger.begin(guildId, await this.#heard(guildId, message, reading), wishes.perHour);
    if (!isIn && this.#toldInAnHour.next(guildId) === 1) await notes.leftUnread(guildId, 'tooMany', link);
  }

  /** A message was changed. One that says the same as before costs one look. */
  async hearEdit(guildId: string, message: SeenMessage): Promise<void> {
    const { reader, ledger, reminder } = this.#parts;
    const [known] = await ledger.find(guildId, [message.id]);
    // What this bot has written and not announced is never news.
    if (!known) return message.author.kind === 'self' ? undefined : this.hear(guildId, message);
    if (!isOpen(known) || known.fingerprint === fingerprintOf(message)) return;
    if (!(await this.#mayRead(guildId, message))) return;
    const asWritten = await reader.readAsWritten(guildId, message);
    if (isSameReading(asWritten, known.reading))
      return ledger.retell(guildId, message.id, await reminder.valuesOf(guildId, message, asWritten));
    const reading = await reader.read(guildId, message);
    await ledger.change(guildId, message.id, await reminder.valuesOf(guildId, message, reading));
  }

  /** Messages were deleted. */
  async hearDeletion(guildId: string, messageIds: readonly string[]): Promise<void> {
    const known = await this.#parts.ledger.find(guildId, messageIds);
    for (const { messageId } of known.filter(isOpen)) await this.#parts.ledger.end(guildId, messageId);
  }

  /** Where an announcement stands, and which roles decide about it; null when it is not known. */
  async placeOf(
    guildId: string,
    messageId: string,
  ): Promise<{ readonly channelId: string; readonly deciders: readonly string[] } | null> {
    const [known] = await this.#parts.ledger.find(guildId, [messageId]);
    const { deciders } = await this.#parts.settings.read(guildId, 'announcements');
    return known ? { channelId: known.channelId, deciders } : null;
  }

  /** Forgets what became of messages long ago. */
  async tidy(): Promise<void> {
    const { em, clock } = this.#parts;
    const old = clock.now().subtract({ hours: 24 * KEPT_DAYS });
    await em.fork().nativeDelete(Announcement, { changedAt: { $lt: old }, state: { $ne: 'set' } });
    await this.#tidySet(old);
    await this.cards.tidy(old);
  }

  /** What was set long ago may repeat, and come again. */
  async #tidySet(old: Temporal.Instant): Promise<void> {
    const em = this.#parts.em.fork();
    const rows = await em.find(Announcement, { changedAt: { $lt: old }, state: 'set' }, { limit: 1_000 });
    for (const [guildId, announcements] of Map.groupBy(rows, (row) => row.guildId)) {
      const ids = announcements.map(({ messageId }) => messageId);
      const waiting = await this.#parts.reminders.announced.of(guildId, ids, em);
      const kept = waiting.map(({ announcementId }) => announcementId);
      await em.nativeDelete(Announcement, { messageId: { $in: ids, $nin: kept }, state: 'set' });
    }
  }

  async #heard(guildId: string, message: SeenMessage, reading: Awaited<ReturnType<MessageReader['read']>>) {
    const { id: messageId, channelId, author } = message;
    const values = await this.#parts.reminder.valuesOf(guildId, message, reading);
    return { ...values, messageId, channelId, authorId: author.id, isPerson: author.kind === 'person' };
  }

  /** Whether one more may be read in this minute. What is beyond costs no more than counting it. */
  async #mayRead(guildId: string, { channelId, id }: SeenMessage): Promise<boolean> {
    const number = this.#readInAMinute.next(guildId);
    if (number === MOST_READ_IN_A_MINUTE + 1)
      await this.#parts.notes.leftUnread(guildId, 'flood', messageLink(guildId, channelId, id));
    return number <= MOST_READ_IN_A_MINUTE;
  }

  /** Whether it comes from a reminder of ours, directly or through another bot. */
  async #isEcho(guildId: string, message: SeenMessage): Promise<boolean> {
    if (message.author.kind === 'person') return false;
    if (isEcho(message)) return true;
    const linked = linkedMessages(message);
    return linked.length > 0 && (await this.#parts.ledger.find(guildId, linked)).length > 0;
  }
}
