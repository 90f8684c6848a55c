import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { type FollowersRow, followersIn, followersOf } from './followers-sql.js';
import { REMINDER, type ReminderRow, reminderIn } from './reminder-row.js';
import { array, maybeInstant } from './sql-values.js';

/** In this time an attempt ends, well or badly, or its process has died and another may try. */
const LEASE = { seconds: 60 };

/** About what Discord takes of one channel in a few seconds; the rest of a long queue waits here, not there. */
export const MOST_PER_CHANNEL = 5;

/** Enough to take turns over, also when a lot comes back at once after an outage. */
const MOST_LOOKED_AT = 1000;

export interface ClaimOptions {
  readonly now: Temporal.Instant;
  readonly limit: number;
  /** Channels to which this process is still sending. */
  readonly busyChannels: readonly string[];
}

/**
 * Takes turns over guilds: the oldest of each guild, then the second oldest of each, and so on, so that a guild with a
 * thousand reminders at nine o'clock does not make the others wait. What another process is claiming is skipped; the
 * conditions stand twice because only those beside "for update" are looked at again when the row was waited for.
 * Each step names its rows by key, so that no guess of the planner's makes it read the whole table.
 */
const CLAIM = `
  with candidates as materialized (
    select id, guild_id, channel_id, attempt_at
    from reminders_deliveries
    where state = 'pending' and attempt_at <= ? and channel_id <> all (?::bigint[])
    order by attempt_at limit ${MOST_LOOKED_AT}
  ), ranked as (
    select id, attempt_at,
      row_number() over (partition by guild_id order by attempt_at, id) as guild_turn,
      row_number() over (partition by channel_id order by attempt_at, id) as channel_turn
    from candidates
  ), chosen as materialized (
    select id from ranked where channel_turn <= ${MOST_PER_CHANNEL} order by guild_turn, attempt_at limit ?
  ), free as materialized (
    select id from reminders_deliveries
    where id = any(array(select id from chosen)) and state = 'pending' and attempt_at <= ?
    for update skip locked
  ), claimed as (
    update reminders_deliveries
    set attempts = attempts + 1, attempt_at = ?, in_doubt_since = coalesce(in_doubt_since, ?)
    where id = any(array(select id from free))
    returning *
  )
  select c.id, c.recipient_id, c.channel_id as lane_id, c.occurrence, c.phase, c.due_at, c.missed, c.queued_at, c.target,
    c.attempts, c.in_doubt_since, c.problem, ${REMINDER},
    case when r.state = 'scheduled' and r.occurrence = c.occurrence and c.phase = 0 then 'delivering' else r.state end as reminder_state,
    coalesce(f.locale, r.locale) as locale, mentions, followers
  from claimed c join reminders_reminders r on r.id = c.reminder_id
    left join reminders_followers f on f.reminder_id = c.reminder_id and f.user_id = c.recipient_id
    left join ${followersOf('array(select reminder_id from claimed)')} others on others.reminder_id = c.reminder_id`;

/** Claims deliveries that are due, for the length of a lease. From now on it is in doubt whether they arrived. */
export async function claimDue(
  em: EntityManager,
  { now, limit, busyChannels }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const time = now.toString();
  const values = [time, array(busyChannels), limit, time, leaseEnd(now).toString(), time];
  return (await em.fork().execute<ClaimedRow[]>(CLAIM, values)).map(toClaimed);
}

/** When a claim made now is over. */
export function leaseEnd(now: Temporal.Instant): Temporal.Instant {
  return now.add(LEASE);
}

interface ClaimedRow
  extends ReminderRow,
    FollowersRow,
    Pick<ClaimedDelivery, 'id' | 'occurrence' | 'phase' | 'missed' | 'target' | 'attempts' | 'problem'> {
  readonly recipient_id: string;
  readonly lane_id: string;
  readonly locale: string;
  readonly due_at: string;
  readonly queued_at: string;
  readonly in_doubt_since: string | null;
  readonly reminder_state: ClaimedDelivery['reminder']['state'];
}

function toClaimed(row: ClaimedRow): ClaimedDelivery {
  const { id, occurrence, phase, missed, target, attempts, problem } = row;
  return {
    ...{ id, occurrence, phase, missed, target, attempts, problem, locale: row.locale },
    ...followersIn(row),
    recipientId: row.recipient_id,
    channelId: row.lane_id,
    dueAt: Temporal.Instant.from(row.due_at),
    queuedAt: Temporal.Instant.from(row.queued_at),
    inDoubtSince: maybeInstant(row.in_doubt_since),
    reminder: reminderIn(row, row.reminder_state),
  };
}
