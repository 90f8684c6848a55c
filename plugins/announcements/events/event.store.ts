import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AnnouncementEvent, type EventBarrier } from './event.entity.js';

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

/**
 * Those that wait are looked at now. Those that are being looked at are so once more: Discord may have said "no" to them
 * just before.
 */
const OPEN = `
  update announcements_events set
    closed_until = null, closed_why = null, look_at = least(look_at, ?::timestamptz), revision = revision + 1
  where guild_id = any(?::bigint[]) and message_id is distinct from ?::bigint and (
    closed_until is not null and coalesce(closed_why, 'forbidden') = any(?::text[]) or lease_until > ?::timestamptz
  )`;

/** Where nobody knows what Discord has, it is asked. */
const DOUBTED = `
  update announcements_events set told = null, attempts = 0, look_at = ?, revision = revision + 1
  where guild_id = ? and event_id = ? and state <> 'removed'`;

const WAITING = `
  select count(*)::int as count, (array_agg(e.closed_why order by e.closed_until desc))[1] as why
  from announcements_events e join announcements_announcements a using (guild_id, message_id)
  where e.guild_id = ? and e.closed_until is not null and a.state = 'set'`;

/** What nothing keeps any more. */
const DONE = { attempts: 0, closedUntil: null, closedWhy: null };

/** A guild that takes no event of ours, and until when it is not asked. */
export interface Closed {
  readonly until: Temporal.Instant;
  readonly why: EventBarrier;
}

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
    { guildId, messageId, revision }: AnnouncementEvent,
    found: Partial<Pick<AnnouncementEvent, 'state' | 'eventId' | 'startsAt' | 'told'>>,
    lookAt: Temporal.Instant | null,
    isDone: boolean,
  ): Promise<void> {
    await this.em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(AnnouncementEvent, { guildId, messageId }, lock);
      if (!row) return;
      const { state, ...rest } = found;
      Object.assign(row, rest, { leaseUntil: null, ...(isDone && DONE) });
      if (row.revision !== revision) return; // looked at next
      Object.assign(row, { lookAt, ...(state && row.state !== 'removed' && { state }) });
    });
  }

  /** Its guild takes no event now: it waits with the others. */
  async wait(
    { guildId, messageId, revision }: AnnouncementEvent,
    { until, why }: Closed,
    within = this.em,
  ): Promise<void> {
    await within.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(AnnouncementEvent, { guildId, messageId }, lock);
      if (!row) return;
      row.leaseUntil = null;
      if (row.revision !== revision) return; // looked at next: its guild may take events by now
      Object.assign(row, { lookAt: until, closedUntil: until, closedWhy: why });
    });
  }

  /** A person has deleted it: whatever happens to its announcement, it is not made again. */
  async remove(guildId: string, messageId: string, em: EntityManager): Promise<void> {
    const none = { eventId: null, startsAt: null, told: null, lookAt: null, leaseUntil: null };
    const removed = { ...none, ...DONE, state: 'removed' } as const;
    await em.nativeUpdate(AnnouncementEvent, { guildId, messageId }, removed);
  }

  /** This event may be deleted: it is looked at soon. */
  async doubt(guildId: string, eventId: string, now: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(DOUBTED, [now.toString(), guildId, eventId]);
  }

  /** Which of these announcements get no event because a person has deleted it. */
  async removedOf(guildId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>> {
    const removed = { guildId, messageId: { $in: [...messageIds] }, state: 'removed' } as const;
    const rows = await this.em.fork().find(AnnouncementEvent, removed);
    return new Set(rows.map(({ messageId }) => messageId));
  }

  /** Until when this guild is to be left alone, and why; null when it takes events. */
  async closed(guildId: string, now: Temporal.Instant): Promise<Closed | null> {
    const waits = { guildId, closedUntil: { $gt: now } };
    const last = { orderBy: { closedUntil: 'desc' } } as const;
    const row = await this.em.fork().findOne(AnnouncementEvent, waits, last);
    return row?.closedUntil ? { until: row.closedUntil, why: row.closedWhy ?? 'forbidden' } : null;
  }

  /**
   * This guild takes no event of ours until then, this one neither.
   *
   * @returns whether that is news: it did when it was last asked
   */
  async close(row: AnnouncementEvent, closed: Closed): Promise<boolean> {
    const { guildId } = row;
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
        `announcements-events:${guildId}`,
      ]);
      const { why: closedWhy } = closed;
      const known = await em.count(AnnouncementEvent, { guildId, closedUntil: { $ne: null }, closedWhy });
      await this.wait(row, closed, em);
      return known === 0;
    });
  }

  /** These guilds take events, as far as this kept them from it. What waited for that is looked at now. */
  async open(
    guildIds: readonly string[],
    barriers: readonly EventBarrier[],
    now: Temporal.Instant,
    except: string | null = null,
  ): Promise<void> {
    const [at, guilds] = [now.toString(), `{${guildIds.join()}}`];
    await this.em.fork().execute(OPEN, [at, guilds, except, `{${barriers.join()}}`, at]);
  }

  /** How many events of a guild wait for it to take them, and what keeps it from that. */
  async waiting(guildId: string): Promise<{ readonly count: number; readonly why: EventBarrier }> {
    const [found] = await this.em
      .fork()
      .execute<{ count: number; why: EventBarrier | null }[]>(WAITING, [guildId]);
    return { count: found?.count ?? 0, why: found?.why ?? 'forbidden' };
  }

  async tidy(before: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(TIDY, [before.toString()]);
  }
}
