import type { EntityManager } from '@mikro-orm/postgresql';
import { isMissed } from '../domain/delivery/late.js';
import { type Taken, takeDue } from '../domain/plan/take-due.js';
import type { Reminder } from '../reminder.entity.js';
import { type ClaimOptions, leaseEnd, MOST_PER_CHANNEL } from './claim-due.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { array, columns, type SqlValue } from './sql-values.js';

/** The oldest of each guild first, then the second oldest of each, and so on: no guild waits for a busy one. */
const DUE = `
  with ranked as (
    select id, next_at,
      row_number() over (partition by guild_id order by next_at, id) as guild_turn,
      row_number() over (partition by channel_id order by next_at, id) as channel_turn
    from reminders_reminders
    where state = 'scheduled' and next_at <= ? and channel_id <> all (?::bigint[])
  ), chosen as materialized (
    select id from ranked where channel_turn <= ${MOST_PER_CHANNEL} order by guild_turn, next_at limit ?
  )
  select id, next_at as "nextAt", due_at as "dueAt", zone, rule, starts_at as "startsAt", notices,
    next_phase as "nextPhase", occurrence, late
  from reminders_reminders
  where id = any(array(select id from chosen))`;

/**
 * One statement, so one transaction: what comes next is planned, and the delivery of what is due stands there, claimed.
 * Whatever dies when, no moment is planned twice or forgotten. What another process has begun meanwhile is left to it.
 */
const BEGIN = `
  with planned as (
    select * from unnest(
      ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[], ?::text[], ?::text[],
      ?::int[], ?::int[], ?::timestamptz[], ?::int[], ?::text[]
    ) as planned (
      id, was_at, due_at, next_phase, occurrence, state, problem,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
    )
  ), free as materialized (
    select r.id from reminders_reminders r join planned using (id)
    where r.id = any(?::bigint[]) and r.state = 'scheduled' and r.next_at = planned.was_at
    for update of r skip locked
  ), moved as (
    update reminders_reminders r
    set due_at = planned.due_at, next_phase = planned.next_phase,
      next_at = planned.due_at - make_interval(mins => planned.next_phase),
      occurrence = planned.occurrence, state = planned.state, problem = planned.problem
    from planned
    where r.id = planned.id and r.id = any(array(select id from free))
    returning r.*, told_occurrence, told_phase, told_due_at, told_missed, told_problem
  ), begun as (
    insert into reminders_deliveries (
      reminder_id, guild_id, channel_id, target, occurrence, phase, due_at, missed,
      state, problem, attempts, queued_at, attempt_at, in_doubt_since
    )
    select id, guild_id, channel_id, target, told_occurrence, told_phase, told_due_at, told_missed,
      case when told_problem is null then 'pending' else 'failed' end, told_problem, 1, ?::timestamptz, ?::timestamptz, ?::timestamptz
    from moved
    returning id, reminder_id, state
  )
  select begun.id, begun.reminder_id as "reminderId", moved.guild_id as "guildId", moved.channel_id as "channelId",
    user_id as "userId", text, link, locale, moved.target, silent, moved.occurrence, moved.state
  from begun join moved on moved.id = begun.reminder_id
  where begun.state = 'pending'`;

/** Begins the delivery of reminders that are due, and returns what is to be sent, claimed for the length of a lease. */
export async function beginDue(
  em: EntityManager,
  { now, limit, busyChannels }: ClaimOptions,
): Promise<ClaimedDelivery[]> {
  const time = now.toString();
  const own = em.fork();
  const due = await own.execute<DueRow[]>(DUE, [time, array(busyChannels), limit]);
  if (due.length === 0) return [];
  const planned = new Map(due.map((row) => [row.id, plan(row, now)]));
  const begun = await own.execute<BegunRow[]>(BEGIN, [
    ...columns([...planned.values()].map(({ values }) => values)),
    array([...planned.keys()]),
    ...[time, leaseEnd(now).toString(), time],
  ]);
  return begun.flatMap((row) => {
    const told = planned.get(row.reminderId)?.told;
    return told ? [toClaimed(row, told, now)] : [];
  });
}

interface DueRow
  extends Pick<
    Reminder,
    'id' | 'zone' | 'rule' | 'startsAt' | 'notices' | 'nextPhase' | 'occurrence' | 'late'
  > {
  readonly nextAt: string;
  readonly dueAt: string;
}

/** What is told now. */
type Told = Pick<Taken, 'dueAt' | 'phase' | 'missed'> & Pick<Reminder, 'occurrence' | 'late'>;

interface Planned {
  readonly told: Told;
  /** In the order of the statement. */
  readonly values: readonly SqlValue[];
}

function plan(row: DueRow, now: Temporal.Instant): Planned {
  const { id, nextAt, occurrence, late } = row;
  const { dueAt, phase, missed, next } = takeDue({ ...row, dueAt: Temporal.Instant.from(row.dueAt) }, now);
  const problem = isMissed(late, dueAt, now) ? 'missed' : null;
  const coming = next
    ? [next.dueAt, next.nextPhase, occurrence + next.moments, 'scheduled', null]
    : [dueAt, phase, occurrence, problem ? 'failed' : 'delivering', problem];
  return {
    told: { dueAt, phase, missed, occurrence, late },
    values: [id, nextAt, ...coming, occurrence, phase, dueAt, missed, problem],
  };
}

interface BegunRow
  extends Pick<
    ClaimedDelivery['reminder'],
    'guildId' | 'channelId' | 'userId' | 'text' | 'link' | 'locale' | 'silent' | 'occurrence' | 'state'
  > {
  readonly id: string;
  readonly reminderId: string;
  readonly target: ClaimedDelivery['target'];
}

function toClaimed(
  { id, reminderId, target, ...reminder }: BegunRow,
  { late, ...told }: Told,
  now: Temporal.Instant,
): ClaimedDelivery {
  return {
    ...{ ...told, id, target, attempts: 1, queuedAt: now, inDoubtSince: now, problem: null },
    reminder: { ...reminder, id: reminderId, late },
  };
}
