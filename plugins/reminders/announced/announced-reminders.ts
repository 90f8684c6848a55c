import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { Delivery } from '../delivery/delivery.entity.js';
import { firstPhase } from '../domain/plan/phases.js';
import { momentsAfter, type Plan } from '../domain/plan/plan.js';
import { Reminder, type ReminderState } from '../reminder.entity.js';
import type { DraftOption } from '../wishes/draft.entity.js';
import { readText } from '../wishes/read-text.js';
import { AnnouncedFailures } from './announced-failures.js';

/** What is to be reminded of because a message says so. */
export interface Announced {
  /** The message. It has one reminder at most. */
  readonly announcementId: string;
  /** Where the reminder comes. */
  readonly channelId: string;
  /** The author of the message. */
  readonly userId: string;
  readonly text: string;
  readonly locale: string;
  readonly when: DraftOption;
  /** Advance notices, as minutes before. */
  readonly notices: readonly number[];
}

/** The reminder of an announcement, as plain data. */
export interface AnnouncedReminder {
  readonly guildId: string;
  readonly announcementId: string;
  readonly channelId: string;
  readonly state: ReminderState;
  /** The next moment that it is about. */
  readonly dueAt: Temporal.Instant;
  /** When it comes next: in advance, or at that moment. */
  readonly nextAt: Temporal.Instant;
  /** The moment after that; null when there is none. */
  readonly following: Temporal.Instant | null;
  /** As it would be set again. */
  readonly when: DraftOption;
}

/**
 * Reminders that were made from an announcement, for the plugin that watches them. Each method takes that plugin's
 * transaction: what it knows of the message and the reminder change together, or not at all.
 */
export class AnnouncedReminders {
  readonly failures = new AnnouncedFailures();

  constructor(private readonly clock: Clock) {}

  /** Makes the announcement's reminder, or gives the one it has this time, text and channel: also one that is over. */
  async set(guildId: string, announced: Announced, em: EntityManager): Promise<void> {
    const { when, text: given, notices, ...rest } = announced;
    const plan = planFrom(when);
    const nextPhase = firstPhase(plan.dueAt, notices, this.clock.now());
    const values = { ...rest, ...plan, text: readText(given), notices: [...notices], nextPhase };
    const existing = await this.#find(guildId, announced.announcementId, em);
    if (existing) {
      // What failed before was about another time.
      await em.nativeDelete(Delivery, { reminder: existing, state: { $in: ['pending', 'failed'] } });
      // A new number: deliveries of the time that was planned before are not those of this one.
      const occurrence = existing.occurrence + 1;
      Object.assign(existing, values, { occurrence, state: 'scheduled', problem: null });
    } else em.create(Reminder, { guildId, ...values, createdAt: this.clock.now() });
    await em.flush();
  }

  /** Gives it another text; its time stays. */
  async retell(guildId: string, announcementId: string, text: string, em: EntityManager): Promise<void> {
    const existing = await this.#find(guildId, announcementId, em);
    if (existing) existing.text = readText(text);
  }

  /** Takes it back, and returns it as it was; null when there is none, or when it has arrived for the last time. */
  async cancel(
    guildId: string,
    announcementId: string,
    em: EntityManager,
  ): Promise<AnnouncedReminder | null> {
    const existing = await this.#find(guildId, announcementId, em);
    if (!existing || existing.state === 'sent') return null;
    em.remove(existing);
    return viewOf(existing);
  }

  /** The reminders of those of these announcements that have one. */
  async of(
    guildId: string,
    announcementIds: readonly string[],
    em: EntityManager,
  ): Promise<AnnouncedReminder[]> {
    const reminders = await em.find(Reminder, { guildId, announcementId: { $in: [...announcementIds] } });
    return reminders.map(viewOf);
  }

  /** Those of a guild that are to come, the earliest first. */
  async waiting(guildId: string, limit: number, em: EntityManager): Promise<AnnouncedReminder[]> {
    const due = { guildId, announcementId: { $ne: null }, state: 'scheduled' } as const;
    const reminders = await em.find(Reminder, due, { orderBy: { dueAt: 'asc', id: 'asc' }, limit });
    return reminders.map(viewOf);
  }

  /** Those of a guild that could not be delivered, since then, the latest first. */
  async failed(
    guildId: string,
    since: Temporal.Instant,
    limit: number,
    em: EntityManager,
  ): Promise<AnnouncedReminder[]> {
    const over = { guildId, announcementId: { $ne: null }, state: 'failed', dueAt: { $gt: since } } as const;
    const reminders = await em.find(Reminder, over, { orderBy: { dueAt: 'desc', id: 'desc' }, limit });
    return reminders.map(viewOf);
  }

  /** Those of all guilds that come before then, the earliest first: for a last look at their announcements. */
  async before(until: Temporal.Instant, limit: number, em: EntityManager): Promise<AnnouncedReminder[]> {
    const due = { announcementId: { $ne: null }, state: 'scheduled', nextAt: { $lte: until } } as const;
    const reminders = await em.find(Reminder, due, { orderBy: { nextAt: 'asc', id: 'asc' }, limit });
    return reminders.map(viewOf);
  }

  #find(guildId: string, announcementId: string, em: EntityManager): Promise<Reminder | null> {
    // No delivery begins until the transaction ends.
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
    return em.findOne(Reminder, { guildId, announcementId }, lock);
  }
}

function planFrom({ dueAt, zone, rule = null, startsAt = null }: DraftOption): Plan {
  return { dueAt: Temporal.Instant.from(dueAt), zone, rule, startsAt };
}

function viewOf(reminder: Reminder): AnnouncedReminder {
  const {
    guildId,
    announcementId,
    channelId,
    state,
    dueAt,
    nextAt,
    zone,
    rule = null,
    startsAt = null,
  } = reminder;
  const [following = null] = rule ? momentsAfter(reminder, dueAt, 1) : [];
  const when = { dueAt: dueAt.toString(), zone, rule, startsAt, assumptions: [] };
  return { guildId, announcementId: announcementId ?? '', channelId, state, dueAt, nextAt, following, when };
}
