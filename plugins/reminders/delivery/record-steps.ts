import type { EntityManager } from '@mikro-orm/postgresql';
import type { NextStep } from '../domain/delivery/next-step.js';
import { MOMENT } from '../domain/plan/phases.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { FOLLOWER_DELIVERY } from './followers-sql.js';
import { array, columns } from './sql-values.js';
import { Statement } from './statement.js';

/** What is needed of a delivery to record how an attempt at it ended. */
export interface Attempted
  extends Pick<ClaimedDelivery, 'id' | 'attempts' | 'occurrence' | 'phase' | 'recipientId'> {
  readonly reminder: Pick<ClaimedDelivery['reminder'], 'id' | 'userId'>;
}

export interface Step {
  readonly delivery: Attempted;
  readonly step: NextStep;
}

/** Nothing comes after this delivery of the reminder's; how a follower is reached does not count. */
const LAST = `r.id = d.reminder_id and r.user_id = d.recipient_id and r.occurrence = d.occurrence and d.phase = 0`;

/** Then the reminder is over, whatever it waited for. */
const ENDED = `${LAST} and r.state not in ('sent', 'failed')`;

/**
 * A delivery that arrived stays so, whoever made it arrive; also one that was to wait meanwhile. Reminders are written
 * before deliveries, like by whoever begins, holds or deletes them: who did it the other way round would wait for a
 * process that waits for them.
 *
 * `$2` are the deliveries and `$3` their messages; `$4` the reminders that may be over by it, and `$5` the occurrences of
 * theirs. Both tables are read by key and by nothing else, and what belongs to a row is found by its place in the array:
 * for a join the planner, which cannot know how many there are, compares each row with each step. So `is true` keeps it
 * from making one of the condition.
 */
const recordSent = new Statement<{ readonly id: string }>(
  'record sent, by place',
  `with ended as (
    update reminders_reminders r set state = 'sent'
    where r.id = any($4::bigint[]) and r.state not in ('sent', 'failed')
      and ((r.id, r.occurrence) in (select * from unnest($4::bigint[], $5::int[]))) is true
    returning r.id
  )
  update reminders_deliveries d
  set state = 'sent', sent_at = $1::timestamptz, in_doubt_since = null,
    message_id = ($3::bigint[])[array_position($2::bigint[], d.id)]
  where d.id = any($2::bigint[]) and d.state in ('pending', 'held') and ${afterwards('ended')}
  returning d.id`,
);

/** As long as it is not known whether an attempt counts, its reminder is only locked. */
const LOCKED = `
  locked as materialized (
    select r.id from step join reminders_deliveries d using (id) join reminders_reminders r on ${LAST}
    where d.id = any(array(select id from step))
      and r.id = any(array(select reminder_id from reminders_deliveries where id = any(array(select id from step))))
    order by r.id for no key update of r
  )`;

/** Counts only as long as nobody else has tried since: an attempt that lost its claim says nothing any more. */
const OWN_ATTEMPT = `d.id = step.id and d.attempts = step.attempts and d.state = 'pending' and ${afterwards('locked')}`;

/** That an announcement did not arrive is for the plugin that watches it: its author may be another bot. */
const IS_FOR_WATCHER = `step.problem <> 'missed' and exists (
      select from reminders_reminders r
      where r.id = d.reminder_id and r.user_id = d.recipient_id and r.announcement_id is not null
    )`;

const FAILED = `
  with step as materialized (
    select * from unnest(?::bigint[], ?::int[], ?::text[]) as step (id, attempts, problem)
  ), ${LOCKED}, failed as (
    update reminders_deliveries d set state = 'failed', problem = step.problem, untold = ${IS_FOR_WATCHER} from step
    where ${OWN_ATTEMPT}
    returning d.reminder_id, d.recipient_id, d.occurrence, d.phase, d.problem
  )
  update reminders_reminders r set state = 'failed', problem = d.problem from failed d where ${ENDED}`;

/**
 * What is tried again may take days, in which its reminder is not due any more.
 * When the channel takes nothing, those who would have been mentioned there get direct messages, like the owner; not
 * when it is the owner who may not speak to them any more.
 */
const RETRY = `
  with step as materialized (
    select * from unnest(?::bigint[], ?::int[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::text[])
      as step (id, attempts, attempt_at, target, in_doubt_since, problem)
  ), ${LOCKED}, retried as (
    update reminders_deliveries d
    set attempt_at = step.attempt_at, target = step.target, in_doubt_since = step.in_doubt_since, problem = step.problem
    from step
    where ${OWN_ATTEMPT}
    returning d.*
  ), delivering as (
    update reminders_reminders r set state = 'delivering' from retried d where ${LAST} and r.state = 'scheduled'
  )
  insert into ${FOLLOWER_DELIVERY}
  select d.reminder_id, d.guild_id, f.user_id, f.user_id, 'dm', d.occurrence, d.phase, d.due_at, d.missed,
    'pending', d.problem, d.queued_at, d.attempt_at
  from retried d join reminders_reminders r on r.id = d.reminder_id and r.user_id = d.recipient_id
    join reminders_followers f on f.reminder_id = d.reminder_id
  where d.target = 'dm' and r.target = 'channel' and not f.direct and d.problem is distinct from 'not-allowed'
  on conflict do nothing`;

/**
 * Records how attempts ended, and returns the deliveries that arrived by it. Each statement is a transaction of its own.
 * What was deleted meanwhile stays deleted.
 */
export async function recordSteps(
  em: EntityManager,
  steps: readonly Step[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const own = em.fork();
  const failed = of(steps, 'failed').map(({ delivery, step }) => [
    delivery.id,
    delivery.attempts,
    step.problem,
  ]);
  if (failed.length > 0) await own.execute(FAILED, columns(failed));
  const retries = of(steps, 'retry').map(({ delivery: { id, attempts }, step }) => [
    ...[id, attempts, step.at, step.target, step.inDoubtSince, step.problem],
  ]);
  if (retries.length > 0) await own.execute(RETRY, columns(retries));
  const sent = of(steps, 'sent');
  if (sent.length === 0) return new Set();
  const last = sent.filter(({ delivery }) => mayBeLast(delivery));
  const rows = await recordSent.run(em, [
    now,
    array(sent.map(({ delivery }) => delivery.id)),
    array(sent.map(({ step }) => step.messageId)),
    array(last.map(({ delivery }) => delivery.reminder.id)),
    array(last.map(({ delivery }) => delivery.occurrence)),
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** With it the reminder is over, unless another occurrence follows. */
function mayBeLast({ phase, recipientId, reminder }: Attempted): boolean {
  return phase === MOMENT && recipientId === reminder.userId;
}

/** Always true; but to know it, the database has to end that part of the statement first. */
function afterwards(part: string): string {
  return `(select count(*) from ${part}) >= 0`;
}

type StepOf<Kind extends NextStep['kind']> = Step & { readonly step: Extract<NextStep, { kind: Kind }> };

function of<Kind extends NextStep['kind']>(steps: readonly Step[], kind: Kind): StepOf<Kind>[] {
  return steps.filter((one): one is StepOf<Kind> => one.step.kind === kind);
}
