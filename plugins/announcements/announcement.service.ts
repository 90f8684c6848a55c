import type { EntityManager } from '@mikro-orm/postgresql';
import type { ILogger } from '@sapphire/framework';
import { refuse } from 'alphapy';
import { Announcement } from './announcement.entity.js';
import { AnnouncementLook, type Left, type ListNotes } from './announcement-look.js';
import type { Audience } from './cards/audience.js';
import type { CardService } from './cards/card.service.js';
import { whyUnread } from './domain/is-read.js';
import { isSeries } from './domain/same-reading.js';
import type { SeenMessage } from './domain/seen-message.js';
import { isWatched, type Place } from './domain/watched-place.js';
import type { EventService } from './events/event.service.js';
import type { EventStore } from './events/event.store.js';
import { heardOf } from './hearing/heard.js';
import { Hearing, type HearingParts } from './hearing/hearing.js';
import type { AnnouncementDecisions } from './ledger/announcement-decisions.js';
import { DeliveryFailures } from './ledger/delivery-failures.js';
import { ListeningService } from './missed/listening.service.js';
import { ListeningStore } from './missed/listening.store.js';
import { MissedMessages } from './missed/missed-messages.js';
import type { MessageClient } from './origin/message.client.js';
import { OriginCheck } from './origin/origin-check.js';
import type { AnnouncedReminder, Reminders } from './reminders.js';

/** In this time a message is heard and read. */
const JUST_WRITTEN = { minutes: 1 };

/** For how long it is known what became of a message. */
const KEPT_DAYS = 60;
const TIDIED_AT_ONCE = 1_000;

export interface AnnouncementServiceParts extends HearingParts {
  readonly em: EntityManager;
  readonly decisions: AnnouncementDecisions;
  readonly cards: CardService;
  readonly audience: Audience;
  readonly events: EventService;
  readonly eventStore: EventStore;
  readonly reminders: Reminders;
  readonly messages: MessageClient;
  readonly logger: ILogger;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/** Makes reminders of what is announced in watched channels, and keeps them true to it. */
export class AnnouncementService {
  readonly hearing: Hearing;
  readonly decisions: AnnouncementDecisions;
  readonly failures: DeliveryFailures;
  readonly cards: CardService;
  readonly audience: Audience;
  readonly events: EventService;
  readonly look: AnnouncementLook;
  readonly origins: OriginCheck;
  readonly listening: ListeningService;
  readonly #parts: AnnouncementServiceParts;

  constructor(parts: AnnouncementServiceParts) {
    const { em, clock, reminders, messages, reader, eventStore } = parts;
    this.#parts = parts;
    this.hearing = new Hearing(parts);
    this.decisions = parts.decisions;
    this.failures = new DeliveryFailures(parts);
    this.cards = parts.cards;
    this.audience = parts.audience;
    this.events = parts.events;
    this.look = new AnnouncementLook(em, clock, reminders, messages, reader, eventStore);
    this.origins = new OriginCheck({ ...parts, hearing: this.hearing });
    const missed = new MissedMessages({ ...parts, hearing: this.hearing, origins: this.origins });
    this.listening = new ListeningService({ ...parts, missed, store: new ListeningStore(em) });
  }

  /** Whether a message there is followed. From memory, once a guild's settings are there. */
  async watches(guildId: string, place: Place, messageId: string): Promise<boolean> {
    const { settings } = this.#parts;
    const wishes = settings.peek(guildId, 'announcements') ?? (await settings.read(guildId, 'announcements'));
    return isWatched(wishes, place, messageId);
  }

  /** Why a message that would be an announcement has not been taken in; null where it is only just written. */
  async whyLeft(guildId: string, place: Place, message: SeenMessage): Promise<Left | null> {
    const { settings, clock, ledger } = this.#parts;
    if (!(await this.watches(guildId, place, message.id))) return 'unwatched';
    const wishes = await settings.read(guildId, 'announcements');
    const unread = whyUnread(message, wishes);
    if (unread) return unread;
    if (await ledger.isFull(guildId, message.id, wishes.perHour)) return 'full';
    const isOld = Temporal.Instant.compare(message.writtenAt.add(JUST_WRITTEN), clock.now()) < 0;
    return isOld ? 'missed' : null;
  }

  async listNotes(guildId: string): Promise<ListNotes> {
    const { channels, plainMessages } = await this.#parts.settings.read(guildId, 'announcements');
    const whyNone = channels.length === 0 ? 'unwatched' : plainMessages ? null : 'embeds-only';
    return { isUnheard: await this.audience.isMissing(guildId), whyNone };
  }

  /**
   * A person has looked at a message, and says that it is then.
   *
   * @throws a refusal when the message does not say so any more, or has its reminder already
   */
  async take(
    guildId: string,
    userId: string,
    place: { readonly channelId: string; readonly messageId: string },
    epochSeconds: number,
  ): Promise<AnnouncedReminder | undefined> {
    const { ledger, reminder } = this.#parts;
    const { message, reading } = await this.look.at(guildId, place.channelId, place.messageId);
    const when = reading.options.find(({ dueAt }) => secondsOf(dueAt) === epochSeconds);
    if (!when)
      throw refuse('announcements.saysOtherwise', 'The message says something else by now. Look again.');
    const heard = heardOf(message, await reminder.valuesOf(guildId, message, reading));
    await ledger.take(guildId, userId, heard, when);
    return this.reminder(guildId, place.messageId);
  }

  /** The reminder that an announcement has. */
  async reminder(guildId: string, messageId: string): Promise<AnnouncedReminder | undefined> {
    const { reminders, em } = this.#parts;
    const [set] = await reminders.announced.of(guildId, [messageId], em.fork());
    return set;
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

  /** Whether its reminder comes again and again, or would: who names another time has to know. */
  async repeats(guildId: string, messageId: string): Promise<boolean> {
    const { ledger } = this.#parts;
    const reminder = await this.reminder(guildId, messageId);
    if (reminder) return Boolean(reminder.when.rule);
    const [known] = await ledger.find(guildId, [messageId]);
    return known !== undefined && isSeries(known.reading);
  }

  /** Forgets what became of messages long ago. */
  async tidy(): Promise<void> {
    const { em, clock } = this.#parts;
    const old = clock.now().subtract({ hours: 24 * KEPT_DAYS });
    await em.fork().nativeDelete(Announcement, { changedAt: { $lt: old }, state: { $ne: 'set' } });
    await this.#tidySet(old);
    await this.cards.tidy(old);
    await this.events.tidy(old);
  }

  /** What was set long ago may repeat, and come again. */
  async #tidySet(old: Temporal.Instant): Promise<void> {
    for (let last = '0'; ; ) {
      const set = { changedAt: { $lt: old }, state: 'set', messageId: { $gt: last } } as const;
      const page = { orderBy: { messageId: 'asc' }, limit: TIDIED_AT_ONCE } as const;
      const rows = await this.#parts.em.fork().find(Announcement, set, page);
      const end = rows.at(-1);
      if (!end) return;
      await this.#tidyThese(rows);
      last = end.messageId;
    }
  }

  async #tidyThese(rows: readonly Announcement[]): Promise<void> {
    const { em, reminders } = this.#parts;
    for (const [guildId, announcements] of Map.groupBy(rows, (row) => row.guildId)) {
      const ids = announcements.map(({ messageId }) => messageId);
      await em.transactional(async (own) => {
        const known = await reminders.announced.of(guildId, ids, own);
        const [failed, waiting] = [known.filter(hasFailed), known.filter((one) => !hasFailed(one))];
        for (const { announcementId } of failed)
          await reminders.announced.cancel(guildId, announcementId, own);
        const kept = waiting.map(({ announcementId }) => announcementId);
        await own.nativeDelete(Announcement, { guildId, messageId: { $in: ids, $nin: kept }, state: 'set' });
      });
    }
  }
}

function hasFailed({ state }: AnnouncedReminder): boolean {
  return state === 'failed';
}

function secondsOf(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}
