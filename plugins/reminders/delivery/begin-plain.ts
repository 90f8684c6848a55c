import type { EntityManager } from '@mikro-orm/postgresql';
import { BEGUN, type BegunRow, DELIVER } from './begin-sql.js';
import { leaseEnd } from './claim-due.js';
import { isPlain } from './due-list.js';
import { array } from './sql-values.js';
import { Statement } from './statement.js';

/**
 * What comes once and is told now: only the delivery is written. That its reminder is over is written together with how
 * the delivery ended, and until then nobody begins it a second time, since there is this delivery. A process of an older
 * version may have ended it without its reminder.
 */
const begin = new Statement<BegunRow>(
  'begin plain',
  `with taken as materialized (
    select r.id, r.guild_id, r.channel_id, r.user_id, r.target, r.occurrence as told_occurrence, 0 as told_phase,
      r.due_at as told_due_at, 0 as told_missed, null::text as told_problem
    from reminders_reminders r
    where r.id = any($3::bigint[]) and r.state = 'scheduled' and ${isPlain('$1')}
    for update of r skip locked
  ), ${DELIVER}, over as (
    update reminders_reminders r
    set state = d.state, problem = case when d.state = 'failed' then d.problem end
    from reminders_deliveries d, taken left join begun on begun.reminder_id = taken.id
    where (select count(*) from begun) < (select count(*) from taken) -- else there is no need to look
      and r.id = taken.id and begun.id is null and d.reminder_id = taken.id and d.recipient_id = taken.user_id
      and d.occurrence = told_occurrence and d.phase = told_phase and d.state in ('sent', 'failed')
  ) ${BEGUN}`,
);

/** Begins what needs no plan: whether it still does not, the database says. */
export function beginPlain(
  em: EntityManager,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<BegunRow[]> {
  return begin.run(em, [now, leaseEnd(now), array(ids)]);
}
