import type { EntityManager } from '@mikro-orm/postgresql';
import { isMissed } from '../domain/delivery/late.js';
import { type Taken, takeDue } from '../domain/plan/take-due.js';
import type { Reminder } from '../reminder.entity.js';
import { array } from './sql-values.js';

/**
 * The oldest of each guild first, then the second oldest of each, and so on: no guild waits for a busy one. What another
 * process is turning into deliveries is left to it; the conditions stand twice, since it may have done so meanwhile.
 */
const TAKE = `
  with ranked as (
    select id, next_at, row_number() over (partition by guild_id order by next_at, id) as guild_turn
    from reminders_reminders
    where state = 'scheduled' and next_at <= ?
  ), chosen as materialized (
    select id from ranked order by guild_turn, next_at limit ?
  )
  select id, guild_id as "guildId", channel_id as "channelId", due_at as "dueAt", zone, rule, starts_at as "startsAt",
    notices, next_phase as "nextPhase", occurrence, late, target
  from reminders_reminders
  where id = any(array(select id from chosen)) and state = 'scheduled' and next_at <= ?
  for update skip locked`;

const QUEUE = `
  insert into reminders_deliveries
    (reminder_id, guild_id, channel_id, occurrence, phase, due_at, missed, state, problem, target, queued_at, attempt_at)
  select *, ?::timestamptz, ?::timestamptz from unnest(
    ?::bigint[], ?::bigint[], ?::bigint[], ?::int[], ?::int[], ?::timestamptz[], ?::int[], ?::text[], ?::text[], ?::text[]
  )`;

const PLAN = `
  update reminders_reminders r
  set due_at = coalesce(planned.due_at, r.due_at), next_phase = planned.next_phase,
    next_at = coalesce(planned.due_at, r.due_at) - planned.next_phase * interval '1 minute',
    occurrence = planned.occurrence, state = planned.state, problem = planned.problem
  from unnest(?::bigint[], ?::timestamptz[], ?::int[], ?::int[], ?::text[], ?::text[])
    as planned (id, due_at, next_phase, occurrence, state, problem)
  where r.id = planned.id`;

/**
 * Turns what is due into deliveries, which asks for their sending, and plans what comes next in the same transaction:
 * whatever dies when, no moment is planned twice or forgotten.
 */
export async function queueDue(em: EntityManager, now: Temporal.Instant, most: number): Promise<void> {
  await em.transactional(async (transaction) => {
    const time = now.toString();
    const rows = await transaction.execute<DueRow[]>(TAKE, [time, most, time]);
    if (rows.length === 0) return;
    const due = rows.map((row) => toDue(row, now));
    await transaction.execute(QUEUE, [
      ...[time, time],
      ...columns(due, ({ row, taken, missed }) => [
        row.id,
        row.guildId,
        row.channelId,
        row.occurrence,
        taken.phase,
        taken.dueAt,
        taken.missed,
        missed ? 'failed' : 'pending',
        missed ? 'missed' : null,
        row.target,
      ]),
    ]);
    await transaction.execute(
      PLAN,
      columns(due, ({ row, taken, missed }) => planned(row, taken, missed)),
    );
  });
}

type Value = string | number | Temporal.Instant | null;

/** After the last moment the reminder is being delivered; a missed one is not any more. */
function planned(row: DueRow, { next }: Taken, missed: boolean): Value[] {
  const { id, occurrence } = row;
  if (next) return [id, next.dueAt, next.nextPhase, occurrence + next.moments, 'scheduled', null];
  return [id, null, 0, occurrence, missed ? 'failed' : 'delivering', missed ? 'missed' : null];
}

interface DueRow
  extends Pick<
    Reminder,
    | 'id'
    | 'guildId'
    | 'channelId'
    | 'zone'
    | 'rule'
    | 'startsAt'
    | 'nextPhase'
    | 'occurrence'
    | 'late'
    | 'target'
  > {
  readonly dueAt: string;
  readonly notices: number[];
}

interface Due {
  readonly row: DueRow;
  readonly taken: Taken;
  readonly missed: boolean;
}

function toDue(row: DueRow, now: Temporal.Instant): Due {
  const taken = takeDue({ ...row, dueAt: Temporal.Instant.from(row.dueAt) }, now);
  return { row, taken, missed: isMissed(row.late, taken.dueAt, now) };
}

/** One array for each column. */
function columns<Item>(items: readonly Item[], values: (item: Item) => Value[]): string[] {
  const rows = items.map(values);
  return (rows[0] ?? []).map((_, column) => array(rows.map((row) => row[column] ?? null)));
}
