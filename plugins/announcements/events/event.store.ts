import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AnnouncementEvent } from './event.entity.js';

/** In this time a look ends, or its process has died and another may look. */
const LEASE = { seconds: 60 };

/** Looks per tick; one for each guild, the longest waiting first. */
const DUE = `
  select message_id from (
    select distinct on (guild_id) message_id, look_at from announcements_events
    where look_at <= ?::timestamptz and (lease_until is null or lease_until <= ?::timestamptz)
    order by guild_id, look_at
  ) due
  order by look_at limit 20`;

/** That somebody has deleted one is known as long as its announcement is: a series can be older than all others. */
const TIDY = `
  delete from announcements_events e where created_at < ? and look_at is null and (
    state <> 'removed' or not exists (select from announcements_announcements a where a.message_id = e.message_id)
  )`;

/** Which scheduled events have to be looked at, in PostgreSQL. */
export class EventStore {
  constructor(private readonly em: EntityManager) {}

  /** Takes events that are due, for the length of a lease. */
  async claim(now: Temporal.Instant): Promise<AnnouncementEvent[]> {
    // A look without a lock, since there is seldom anything to do; what it finds is asked for again with one.
    const due = await this.em.fork().execute<{ message_id: string }[]>(DUE, [now.toString(), now.toString()]);
    if (due.length === 0) return [];
    return this.em.transactional(async (em) => {
      const isFree = { $or: [{ leaseUntil: null }, { leaseUntil: { $lte: now } }] };
      const rows = await em.find(
        AnnouncementEvent,
        { messageId: { $in: due.map(({ message_id }) => message_id) }, lookAt: { $lte: now }, ...isFree },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      for (const row of rows) {
        row.leaseUntil = now.add(LEASE);
        row.attempts += 1;
      }
      return rows;
    });
  }

  /** The look is over. What happened to the announcement meanwhile is looked at next. */
  async settle(
    { messageId, revision }: AnnouncementEvent,
    found: Partial<Pick<AnnouncementEvent, 'state' | 'eventId' | 'startsAt' | 'told' | 'closedUntil'>>,
    lookAt: Temporal.Instant | null,
    isDone: boolean,
  ): Promise<void> {
    await this.em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(AnnouncementEvent, { messageId }, lock);
      if (!row) return;
      const { state, ...rest } = found;
      Object.assign(row, rest, { leaseUntil: null, ...(isDone && { attempts: 0 }) });
      if (row.revision !== revision) return; // looked at next
      Object.assign(row, { lookAt, ...(state && row.state !== 'removed' && { state }) });
    });
  }

  /** A person has deleted it: whatever happens to its announcement, it is not made again. */
  async remove(messageId: string, em: EntityManager): Promise<void> {
    const none = { eventId: null, startsAt: null, told: null, lookAt: null, leaseUntil: null };
    await em.nativeUpdate(AnnouncementEvent, { messageId }, { ...none, state: 'removed', attempts: 0 });
  }

  /** Which of these announcements get no event because a person has deleted it. */
  async removedOf(guildId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const removed = { guildId, messageId: { $in: [...messageIds] }, state: 'removed' } as const;
    const rows = await this.em.fork().find(AnnouncementEvent, removed);
    return new Set(rows.map(({ messageId }) => messageId));
  }

  /** Whether this guild is to be left alone for now. */
  async isClosed(guildId: string, now: Temporal.Instant): Promise<boolean> {
    return (await this.em.fork().count(AnnouncementEvent, { guildId, closedUntil: { $gt: now } })) > 0;
  }

  /**
   * This guild takes no event of ours until then.
   *
   * @returns whether that is news: it did when it was last asked
   */
  async close({ guildId, messageId }: AnnouncementEvent, until: Temporal.Instant): Promise<boolean> {
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `announcements-events:${guildId}`,
      ]);
      const known = await em.count(AnnouncementEvent, { guildId, closedUntil: { $ne: null } });
      await em.nativeUpdate(AnnouncementEvent, { messageId }, { closedUntil: until });
      return known === 0;
    });
  }

  /** This guild takes events. */
  async open(guildId: string): Promise<void> {
    const closed = { guildId, closedUntil: { $ne: null } };
    await this.em.fork().nativeUpdate(AnnouncementEvent, closed, { closedUntil: null });
  }

  async tidy(before: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(TIDY, [before.toString()]);
  }
}
