import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { Announcement, type AnnouncementState } from './announcement.entity.js';
import type { Unread } from './domain/is-read.js';
import type { SeenMessage } from './domain/seen-message.js';
import type { EventStore } from './events/event.store.js';
import type { MessageClient } from './origin/message.client.js';
import type { MessageReader } from './reading/message-reader.js';
import type { AnnouncedFailure, AnnouncedReminder, AnnouncementReading, Reminders } from './reminders.js';

/** A message, and what would be made of it. */
export interface Look {
  readonly message: SeenMessage;
  readonly reading: AnnouncementReading;
  /** What became of it already; null when it was never taken in. */
  readonly state: AnnouncementState | null;
}

/**
 * Why a message was left alone; `full`: the server has had its share of this hour, or too many wait for their time;
 * `missed`: there were too many, or it was written before such messages were read.
 */
export type Left = Unread | 'unwatched' | 'full' | 'missed';

/** What a list of announcements says besides them. */
export interface ListNotes {
  /** Whether there is no channel in which somebody would be asked. */
  readonly isUnheard: boolean;
  /** What keeps announcements from being read; null where nothing does. */
  readonly whyNone: 'unwatched' | 'embeds-only' | null;
}

/** An announcement that is still of interest: its reminder is to come or did not arrive, or somebody is asked about it. */
export interface Listed {
  readonly messageId: string;
  readonly channelId: string;
  readonly title: string;
  readonly reminder: AnnouncedReminder | null;
  /** That the reminder did not arrive the last time. */
  readonly failure: AnnouncedFailure | null;
  /** Whether a person has deleted its event, so that none is made. */
  readonly isEventRemoved: boolean;
}

/** What could not be delivered is shown for so long. */
const FAILED_SHOWN = { hours: 24 * 7 };

const MOST_LISTED = 200;

/** Shows announcements, and changes nothing. */
export class AnnouncementLook {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reminders: Reminders,
    private readonly messages: MessageClient,
    private readonly reader: MessageReader,
    private readonly events: EventStore,
  ) {}

  /** @throws a refusal when there is no such message, or none that the bot may read */
  async at(guildId: string, channelId: string, messageId: string): Promise<Look> {
    const message = await this.messages.look(channelId, messageId);
    if (typeof message === 'string') throw cannotSee(message);
    const known = await this.em.fork().findOne(Announcement, { guildId, messageId });
    return { message, reading: await this.reader.read(guildId, message, false), state: known?.state ?? null };
  }

  /** What did not arrive first, then the next, then what waits for an answer. */
  async list(guildId: string): Promise<Listed[]> {
    const em = this.em.fork();
    const { announced } = this.reminders;
    const since = this.clock.now().subtract(FAILED_SHOWN);
    const reminders = [
      ...(await announced.failed(guildId, since, MOST_LISTED, em)),
      ...(await announced.waiting(guildId, MOST_LISTED, em)),
    ];
    const failures = await announced.failures.of(guildId, reminders.map(idOf), em);
    const set = new Map(reminders.map((reminder) => [idOf(reminder), reminder]));
    const rows = await em.find(
      Announcement,
      { guildId, $or: [{ messageId: { $in: [...set.keys()] } }, { state: 'asked' }] },
      { orderBy: { createdAt: 'desc' }, limit: 3 * MOST_LISTED },
    );
    const withoutEvent = await this.events.removedOf(guildId, [...set.keys()]);
    return rows
      .map(({ messageId, channelId, title }) => {
        const [reminder, failure] = [set.get(messageId) ?? null, failures.get(messageId) ?? null];
        const isEventRemoved = withoutEvent.has(messageId);
        return { messageId, channelId, title, reminder, failure, isEventRemoved };
      })
      .toSorted((a, b) => dueOf(a) - dueOf(b));
  }
}

function idOf({ announcementId }: AnnouncedReminder): string {
  return announcementId;
}

function dueOf({ reminder }: Listed): number {
  return reminder?.dueAt.epochMilliseconds ?? Number.MAX_SAFE_INTEGER;
}

function cannotSee(why: 'gone' | 'closed' | 'away') {
  switch (why) {
    case 'gone':
      return refuse('announcements.messageGone', 'There is no such message any more.');
    case 'closed':
      return refuse('announcements.messageClosed', 'I may not read that channel. Give me the right to.');
    case 'away':
      return refuse('announcements.discordAway', 'Discord does not answer just now. Try again in a minute.');
  }
}
