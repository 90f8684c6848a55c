import type { EntityManager } from '@mikro-orm/postgresql';
import { isMissed } from '../domain/delivery/late.js';
import { type Taken, takeDue } from '../domain/plan/take-due.js';
import type { Reminder } from '../reminder.entity.js';
import { BEGUN, type BegunRow, DELIVER } from './begin-sql.js';
import { leaseEnd } from './claim-due.js';
import { array, columns, type SqlValue } from './sql-values.js';
import { Statement } from './statement.js';

type PlannedColumn = 'id' | 'zone' | 'rule' | 'startsAt' | 'notices' | 'nextPhase' | 'occurrence' | 'late';

/** A reminder of which something is due, as it was read. */
interface DueReminder extends Pick<Reminder, PlannedColumn> {
  readonly dueAt: string;
  /** Another one as soon as anything of it was changed. */
  readonly version: string;
}

const readDue = new Statement<DueReminder>(
  'read due',
  `select id, zone, rule, starts_at as "startsAt", notices, next_phase as "nextPhase", occurrence, late,
    due_at as "dueAt", xmin::text as version
  from reminders_reminders where id = any($2::bigint[]) and state = 'scheduled' and next_at <= $1`,
);

/** What comes again, or is not told any more: what becomes of the reminder is written in the same transaction. */
const beginAndPlan = new Statement<BegunRow>(
  'begin and plan',
  `with planned as (
    select * from unnest(
      $3::bigint[], $4::xid[], $5::timestamptz[], $6::int[], $7::int[], $8::text[], $9::text[],
      $10::int[], $11::int[], $12::timestamptz[], $13::int[], $14::text[]
    ) as planned (
      id, version, due_at, next_phase, occurrence, state, problem,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
    )
  ), free as materialized (
    select r.id from reminders_reminders r join planned using (id)
    where r.id = any($3::bigint[]) and r.state = 'scheduled' and r.xmin = planned.version
    for update of r skip locked
  ), taken as (
    update reminders_reminders r
    set due_at = planned.due_at, next_phase = planned.next_phase,
      next_at = planned.due_at - make_interval(mins => planned.next_phase),
      occurrence = planned.occurrence, state = planned.state, problem = planned.problem
    from planned
    where r.id = planned.id and r.id = any(array(select id from free))
    returning r.id, guild_id, channel_id, user_id, target,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
  ), ${DELIVER} ${BEGUN}`,
);

/** What was begun, and what is told of it. */
export interface BegunPlan {
  readonly row: BegunRow;
  readonly taken: Taken;
  readonly state: 'scheduled' | 'delivering';
}

interface Planned {
  readonly reminder: DueReminder;
  readonly taken: Taken;
  /** That nobody wants to hear of it any more. */
  readonly problem: 'missed' | null;
  readonly state: 'scheduled' | 'delivering' | 'failed';
}

/** Begins what comes again, had notices, or may have come too late. */
export async function beginPlanned(
  em: EntityManager,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<BegunPlan[]> {
  const plans = (await readDue.run(em, [now, array(ids)])).map((reminder) => plan(reminder, now));
  if (plans.length === 0) return [];
  const rows = await beginAndPlan.run(em, [now, leaseEnd(now), ...columns(plans.map(toColumns))]);
  const begun = new Map(rows.map((row) => [row.reminder_id, row]));
  return plans.flatMap(({ reminder, taken, state }) => {
    const row = begun.get(reminder.id);
    return row && state !== 'failed' ? [{ row, taken, state }] : [];
  });
}

function plan(reminder: DueReminder, now: Temporal.Instant): Planned {
  const taken = takeDue({ ...reminder, dueAt: Temporal.Instant.from(reminder.dueAt) }, now);
  const problem = isMissed(reminder.late, taken.dueAt, now) ? 'missed' : null;
  const state = taken.next ? 'scheduled' : problem ? 'failed' : 'delivering';
  return { reminder, taken, problem, state };
}

/** In the order of the statement. */
function toColumns({ reminder, taken, problem, state }: Planned): SqlValue[] {
  const { id, version, occurrence } = reminder;
  const { dueAt, phase, missed } = taken;
  const next = taken.next ?? { dueAt, nextPhase: phase, moments: 0 };
  return [
    ...[id, version, next.dueAt, next.nextPhase, occurrence + next.moments, state],
    state === 'failed' ? problem : null,
    ...[occurrence, phase, dueAt, missed, problem],
  ];
}
