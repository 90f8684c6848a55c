import type { EntityManager } from '@mikro-orm/postgresql';
import { isMissed } from '../domain/delivery/late.js';
import { type Taken, takeDue } from '../domain/plan/take-due.js';
import { BEGIN_AND_PLAN, BEGIN_LAST } from './begin-sql.js';
import { leaseEnd } from './claim-due.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import type { DueReminder } from './due-list.js';
import { type FollowersRow, followersIn } from './followers-sql.js';
import { columns, type SqlValue } from './sql-values.js';
import { Statement } from './statement.js';

const beginLast = new Statement<BegunRow>('begin last', BEGIN_LAST);
const beginAndPlan = new Statement<BegunRow>('begin and plan', BEGIN_AND_PLAN);

/**
 * Begins the delivery of reminders that are due, and returns what is to be sent, claimed for the length of a lease.
 * Whatever dies when, no moment is planned twice or forgotten. What another process has begun, or its owner has changed
 * since it was read, is left alone.
 */
export async function beginDue(
  em: EntityManager,
  due: readonly DueReminder[],
  now: Temporal.Instant,
): Promise<ClaimedDelivery[]> {
  const plans = due.map((reminder) => plan(reminder, now));
  const last = plans.filter(isLast);
  const others = plans.filter((one) => !isLast(one));
  const begun = new Map<string, BegunRow>();
  if (last.length > 0) await begin(em, beginLast, last.map(toListed), now, begun);
  if (others.length > 0) await begin(em, beginAndPlan, others.map(toPlanned), now, begun);
  return plans.flatMap((one) => {
    const row = begun.get(one.reminder.id);
    return row && !one.problem ? [toClaimed(row, one, now)] : [];
  });
}

async function begin(
  em: EntityManager,
  statement: Statement<BegunRow>,
  rows: readonly (readonly SqlValue[])[],
  now: Temporal.Instant,
  begun: Map<string, BegunRow>,
): Promise<void> {
  for (const row of await statement.run(em, [now, leaseEnd(now), ...columns(rows)]))
    begun.set(row.reminderId, row);
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

/** Nothing of the plan has to be moved; a series may have passed over moments before its last. */
function isLast({ reminder, state }: Planned): boolean {
  return state === 'delivering' && reminder.rule === null;
}

function toListed({ reminder }: Planned): SqlValue[] {
  return [reminder.id, reminder.version];
}

/** In the order of the statement. */
function toPlanned({ reminder, taken, problem, state }: Planned): SqlValue[] {
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
