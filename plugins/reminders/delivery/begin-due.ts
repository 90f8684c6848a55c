import type { EntityManager } from '@mikro-orm/postgresql';
import { isMissed } from '../domain/delivery/late.js';
import { type Taken, takeDue } from '../domain/plan/take-due.js';
import { leaseEnd } from './claim-due.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import type { DueReminder } from './due-list.js';
import { FOLLOWER_DELIVERY, type FollowersRow, followersIn, followersOf } from './followers-sql.js';
import { array, columns, type SqlValue } from './sql-values.js';

/**
 * One statement, so one transaction: what comes next is planned, and the delivery of what is due stands there, claimed.
 * Whatever dies when, no moment is planned twice or forgotten. What another process has begun, or its owner has changed
 * since it was read, is left alone.
 */
const BEGIN = `
  with planned as (
    select * from unnest(
      ?::bigint[], ?::text[], ?::timestamptz[], ?::int[], ?::int[], ?::text[], ?::text[],
      ?::int[], ?::int[], ?::timestamptz[], ?::int[], ?::text[]
    ) as planned (
      id, version, due_at, next_phase, occurrence, state, problem,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
    )
  ), free as materialized (
    select r.id from reminders_reminders r join planned using (id)
    where r.id = any(?::bigint[]) and r.state = 'scheduled' and r.xmin::text = planned.version
    for update of r skip locked
  ), moved as (
    update reminders_reminders r
    set due_at = planned.due_at, next_phase = planned.next_phase,
      next_at = planned.due_at - make_interval(mins => planned.next_phase),
      occurrence = planned.occurrence, state = planned.state, problem = planned.problem
    from planned
    where r.id = planned.id and r.id = any(array(select id from free))
    returning r.id, guild_id, channel_id, user_id, target,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
  ), begun as (
    insert into reminders_deliveries (
      reminder_id, guild_id, channel_id, recipient_id, target, occurrence, phase, due_at, missed,
      state, problem, attempts, queued_at, attempt_at, in_doubt_since
    )
    select id, guild_id, channel_id, user_id, target, told_occurrence, told_phase, told_due_at, told_missed,
      case when told_problem is null then 'pending' else 'failed' end, told_problem, 1,
      ?::timestamptz, ?::timestamptz, ?::timestamptz
    from moved
    returning id, reminder_id, state, queued_at
  ), told_directly as (
    insert into ${FOLLOWER_DELIVERY}
    select moved.id, guild_id, f.user_id, f.user_id, 'dm', told_occurrence, told_phase, told_due_at, told_missed,
      'pending', null, begun.queued_at, begun.queued_at
    from moved join begun on begun.reminder_id = moved.id join reminders_followers f on f.reminder_id = moved.id
    where f.direct and moved.target = 'channel' and begun.state = 'pending'
  )
  select begun.id, moved.id as "reminderId", ${followersOf('moved')}
  from begun join moved on moved.id = begun.reminder_id`;

/** Begins the delivery of reminders that are due, and returns what is to be sent, claimed for the length of a lease. */
export async function beginDue(
  em: EntityManager,
  due: readonly DueReminder[],
  now: Temporal.Instant,
): Promise<ClaimedDelivery[]> {
  if (due.length === 0) return [];
  const planned = new Map(due.map((reminder) => [reminder.id, plan(reminder, now)]));
  const time = now.toString();
  const begun = await em
    .fork()
    .execute<BegunRow[]>(BEGIN, [
      ...columns([...planned.values()].map(toValues)),
      array([...planned.keys()]),
      ...[time, leaseEnd(now).toString(), time],
    ]);
  return begun.flatMap((row) => {
    const begins = planned.get(row.reminderId);
    return begins && !begins.problem ? [toClaimed(row, begins, now)] : [];
  });
}

interface BegunRow extends FollowersRow {
  readonly id: string;
  readonly reminderId: string;
}

interface Planned {
  readonly reminder: DueReminder;
  readonly taken: Taken;
  /** That nobody wants to hear of it any more. */
  readonly problem: 'missed' | null;
  readonly state: 'scheduled' | 'delivering' | 'failed';
}

function plan(reminder: DueReminder, now: Temporal.Instant): Planned {
  const taken = takeDue({ ...reminder, dueAt: Temporal.Instant.from(reminder.dueAt) }, now);
  const problem = isMissed(reminder.late, taken.dueAt, now) ? 'missed' : null;
  const state = taken.next ? 'scheduled' : problem ? 'failed' : 'delivering';
  return { reminder, taken, problem, state };
}

/** In the order of the statement. */
function toValues({ reminder, taken, problem, state }: Planned): SqlValue[] {
  const { id, version, occurrence } = reminder;
  const { dueAt, phase, missed } = taken;
  const next = taken.next ?? { dueAt, nextPhase: phase, moments: 0 };
  return [
    ...[id, version, next.dueAt, next.nextPhase, occurrence + next.moments, state],
    state === 'failed' ? problem : null,
    ...[occurrence, phase, dueAt, missed, problem],
  ];
}

function toClaimed(
  row: BegunRow,
  { reminder, taken, state }: Planned,
  now: Temporal.Instant,
): ClaimedDelivery {
  const { occurrence, target, locale, channelId, userId: recipientId } = reminder;
  const { dueAt, phase, missed, next } = taken;
  return {
    ...{ id: row.id, recipientId, channelId, occurrence, phase, dueAt, missed, target, locale },
    ...followersIn(row),
    ...{ attempts: 1, queuedAt: now, inDoubtSince: now, problem: null },
    reminder: {
      ...reminder,
      createdAt: Temporal.Instant.from(reminder.createdAt),
      occurrence: occurrence + (next?.moments ?? 0),
      state,
    },
  };
}
