import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock, PluginFinding, Services } from 'alphapy';
import { Announcement } from '../announcement.entity.js';
import type { AnnouncementNotes } from '../ledger/announcement-notes.js';
import type { AnnouncedReminder, Reminders } from '../reminders.js';
import type { EventClient, EventOutcome } from './event.client.js';
import type { AnnouncementEvent } from './event.entity.js';
import type { EventStore } from './event.store.js';
import { EVENT_LENGTH, inShort, linkOf, type WantedEvent, wantedEvent } from './wanted-event.js';

/** A guild that takes no event is asked again after this time, once for all that wait. */
const CLOSED = { hours: 1 };

/** Reminders can be moved by themselves, too: so often an event is compared with its own. That asks Discord for nothing. */
const COMPARED = { hours: 1 };

/** A reminder that is being delivered knows its next time soon. */
const SOON = { minutes: 5 };

/** Settings that decide about it: whoever changes one is told what is missing. */
const ABOUT = ['announcements.enabled', 'announcements.events'];

export interface EventServiceParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly client: EventClient;
  readonly reminders: Reminders;
  readonly notes: AnnouncementNotes;
  readonly settings: Services['settings'];
}

/** What is known of an event's announcement. */
interface Origin {
  readonly announcement: Announcement | null;
  readonly reminder: AnnouncedReminder | undefined;
  /** As its event has to be; null where there shall be none. */
  readonly wanted: WantedEvent | null;
}

/** Keeps scheduled events as the reminders of their announcements are: what they ought to be is asked, not what happened. */
export class EventService {
  constructor(private readonly parts: EventServiceParts) {}

  async lookAtDue(): Promise<void> {
    const { store, clock } = this.parts;
    const ended = await Promise.allSettled((await store.claim(clock.now())).map((row) => this.#look(row)));
    const failed = ended.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason; // its lease ends, and then it is tried again
  }

  /** The bot may make events in these guilds, and perhaps did not before: what waited for that waits no longer. */
  allowed(guildIds: readonly string[]): Promise<void> {
    const { store, clock } = this.parts;
    return store.open(guildIds, ['forbidden'], clock.now());
  }

  /** Somebody has deleted this event or called it off. It may be one of ours, and ours may be the one who did. */
  async removed(guildId: string, eventId: string): Promise<void> {
    const { store, clock } = this.parts;
    await store.doubt(guildId, eventId, clock.now());
    await this.hasRoom(guildId);
  }

  /** There is an event less on this guild's list. */
  hasRoom(guildId: string): Promise<void> {
    const { store, clock } = this.parts;
    return store.open([guildId], ['full'], clock.now());
  }

  /** What keeps a guild's events from being made. */
  async examine(guildId: string): Promise<PluginFinding[]> {
    const { count, why } = await this.parts.store.waiting(guildId);
    if (count === 0) return [];
    return [{ severity: 'warning', key: `events-${why}`, values: { count }, about: ABOUT }];
  }

  tidy(before: Temporal.Instant): Promise<void> {
    return this.parts.store.tidy(before);
  }

  async #look(row: AnnouncementEvent): Promise<void> {
    const { store, clock, settings } = this.parts;
    const now = clock.now();
    if (!(await settings.enabled(row.guildId, 'announcements')))
      return store.settle(row, {}, now.add(COMPARED), true);
    const origin = await this.#originOf(row, now);
    // One that has begun is left to end by itself.
    const hasBegun = row.startsAt && !isAfter(row.startsAt, now);
    const eventId = hasBegun ? null : (row.eventId ?? null);
    if (eventId && origin.wanted && row.told === inShort(origin.wanted))
      return this.#settle(row, origin, row);
    const closed = await store.closed(row.guildId, now);
    if (closed) return store.wait(row, closed);
    if (hasBegun && row.eventId && !(await this.#hasTakenPlace(row, origin, now))) return;
    if (origin.wanted) await this.#keep(row, origin, origin.wanted, eventId);
    else await this.#delete(row, origin, eventId);
  }

  async #keep(
    row: AnnouncementEvent,
    origin: Origin,
    wanted: WantedEvent,
    known: string | null,
  ): Promise<void> {
    const { client } = this.parts;
    const eventId = known ?? (await this.#find(row, origin));
    if (eventId === false) return;
    const outcome = eventId
      ? await client.change(row.guildId, eventId, wanted)
      : await client.create(row.guildId, wanted);
    if (outcome.kind === 'done')
      return this.#done(row, origin, {
        eventId: outcome.eventId,
        startsAt: wanted.startsAt,
        told: inShort(wanted),
      });
    // It was there and is not: a person has deleted it.
    if (outcome.kind === 'gone') return this.#remove(row);
    await this.#failed(row, outcome, origin);
  }

  async #delete(row: AnnouncementEvent, origin: Origin, known: string | null): Promise<void> {
    const eventId = known ?? (row.eventId || !origin.announcement ? null : await this.#find(row, origin));
    if (eventId === false) return;
    if (!eventId) return this.#settle(row, origin, NO_EVENT);
    const outcome = await this.parts.client.delete(row.guildId, eventId);
    if (outcome.kind === 'done' || outcome.kind === 'gone') await this.#done(row, origin, NO_EVENT);
    else await this.#failed(row, outcome, origin);
  }

  /**
   * Of a series the next event is made only where the last one was left to begin: Discord knows it as long as it runs.
   *
   * @returns false where it was not, or where that cannot be told now
   */
  async #hasTakenPlace(row: AnnouncementEvent, origin: Origin, now: Temporal.Instant): Promise<boolean> {
    const { eventId, startsAt, guildId } = row;
    if (!eventId || !startsAt || !origin.reminder || !isToCome(origin.reminder)) return true;
    if (!isAfter(startsAt.add(EVENT_LENGTH), now)) return true; // it is over, and may be forgotten for that
    const found = await this.parts.client.look(guildId, eventId);
    if (found.kind === 'done') return true;
    if (found.kind === 'gone') await this.#remove(row);
    else await this.#failed(row, found, origin);
    return false;
  }

  /** Whoever deletes an event decides with that. Staff reads it, and can have it made again. */
  #remove({ guildId, messageId }: AnnouncementEvent): Promise<void> {
    const { em: root, store, notes, clock } = this.parts;
    return root.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const announcement = await em.findOne(Announcement, { guildId, messageId }, lock);
      await store.remove(guildId, messageId, em);
      if (announcement?.state !== 'set') return;
      Object.assign(announcement, { cardWanted: true, changedAt: clock.now() });
      await em.flush();
      await notes.write(em, { ...announcement, decidedBy: null }, 'event-removed');
    });
  }

  /** One that was made before, by an attempt of which nobody knows the end; false when that cannot be told now. */
  async #find(row: AnnouncementEvent, origin: Origin): Promise<string | null | false> {
    if (!origin.announcement) return null;
    const found = await this.parts.client.find(row.guildId, linkOf(origin.announcement));
    if (found.kind === 'done') return found.eventId;
    if (found.kind === 'gone') return null;
    await this.#failed(row, found, origin);
    return false;
  }

  async #done(row: AnnouncementEvent, origin: Origin, found: Partial<AnnouncementEvent>): Promise<void> {
    const { store, clock } = this.parts;
    await store.open([row.guildId], ['forbidden', 'full'], clock.now(), row.messageId);
    await this.#settle(row, origin, found);
  }

  async #settle(
    row: AnnouncementEvent,
    { wanted, reminder }: Origin,
    { eventId = null, startsAt = null, told = null }: Partial<AnnouncementEvent>,
  ): Promise<void> {
    const now = this.parts.clock.now();
    const next = now.add(COMPARED);
    const last = reminder && isToCome(reminder) ? now.add(SOON) : null;
    const lookAt = wanted ? earlier(next, wanted.startsAt) : last;
    await this.parts.store.settle(row, { eventId, startsAt, told }, lookAt, true);
  }

  async #failed(row: AnnouncementEvent, { kind }: EventOutcome, { announcement }: Origin): Promise<void> {
    const { store, notes, clock } = this.parts;
    const now = clock.now();
    const link = announcement ? linkOf(announcement) : '';
    if (kind === 'forbidden' || kind === 'full') {
      const isNews = await store.close(row, { until: now.add(CLOSED), why: kind });
      if (isNews) await notes.noEvent(row.guildId, kind, link);
      return;
    }
    if (kind === 'rejected') {
      await notes.noEvent(row.guildId, kind, link);
      return store.settle(row, { state: 'failed' }, null, true);
    }
    const wait = Math.min(5 * 2 ** row.attempts, 3_600);
    await store.settle(row, {}, now.add({ seconds: wait }), false);
  }

  async #originOf({ guildId, messageId }: AnnouncementEvent, now: Temporal.Instant): Promise<Origin> {
    const em = this.parts.em.fork();
    const announcement = await em.findOne(Announcement, { guildId, messageId });
    const [reminder] = await this.parts.reminders.announced.of(guildId, [messageId], em);
    const isWanted =
      announcement?.state === 'set' && reminder && isToCome(reminder) && isAfter(reminder.dueAt, now);
    return { announcement, reminder, wanted: isWanted ? wantedEvent(announcement, reminder.dueAt) : null };
  }
}

const NO_EVENT = { eventId: null, startsAt: null, told: null };

function isToCome({ state }: AnnouncedReminder): boolean {
  return state === 'scheduled' || state === 'held';
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isAfter(a, b) ? b : a;
}
