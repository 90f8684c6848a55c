import { FOLLOWER_DELIVERY, followersAmong } from './followers-sql.js';

/** `$1` is now, `$2` the end of the lease, `$3` the ids of reminders that are due, `$4` the versions as they were read. */
const LISTED = `r.id = any($3::bigint[]) and r.state = 'scheduled'`;

/**
 * Writes the deliveries of what was taken, claimed. One that is there already is left alone: somebody else has begun it.
 * A problem says that nobody wants to hear of it any more.
 */
const DELIVER = `
  begun as (
    insert into reminders_deliveries (
      reminder_id, guild_id, channel_id, recipient_id, target, occurrence, phase, due_at, missed,
      state, problem, attempts, queued_at, attempt_at, in_doubt_since
    )
    select id, guild_id, channel_id, user_id, target, told_occurrence, told_phase, told_due_at, told_missed,
      case when told_problem is null then 'pending' else 'failed' end, told_problem, 1,
      $1::timestamptz, $2::timestamptz, $1::timestamptz
    from taken
    on conflict do nothing
    returning id, reminder_id, state
  ), followed as materialized (
    select id, reminder_id, user_id, direct from reminders_followers where reminder_id = any($3::bigint[])
  ), told_directly as (
    insert into ${FOLLOWER_DELIVERY}
    select taken.id, guild_id, f.user_id, f.user_id, 'dm', told_occurrence, told_phase, told_due_at, told_missed,
      'pending', null, $1::timestamptz, $1::timestamptz
    from followed f join taken on taken.id = f.reminder_id join begun using (reminder_id)
    where f.direct and taken.target = 'channel' and begun.state = 'pending'
  )`;

const BEGUN = `
  select begun.id, begun.reminder_id as "reminderId", mentions, followers
  from begun left join ${followersAmong('followed')} f using (reminder_id)`;

/**
 * What comes once and is told now: only the delivery is written. That its reminder is over is written together with how
 * the delivery ended, and until then nobody begins it a second time, since there is this delivery. A process of an older
 * version may have ended it without its reminder.
 */
export const BEGIN_LAST = `
  with taken as materialized (
    select r.id, r.guild_id, r.channel_id, r.user_id, r.target, r.occurrence as told_occurrence, 0 as told_phase,
      r.due_at as told_due_at, 0 as told_missed, null::text as told_problem
    from reminders_reminders r
    where ${LISTED} and r.xmin = ($4::xid[])[array_position($3::bigint[], r.id)]
    for update of r skip locked
  ), ${DELIVER}, over as (
    update reminders_reminders r
    set state = d.state, problem = case when d.state = 'failed' then d.problem end
    from reminders_deliveries d, taken left join begun on begun.reminder_id = taken.id
    where (select count(*) from begun) < (select count(*) from taken) -- else there is no need to look
      and r.id = taken.id and begun.id is null and d.reminder_id = taken.id and d.recipient_id = taken.user_id
      and d.occurrence = told_occurrence and d.phase = told_phase and d.state in ('sent', 'failed')
  ) ${BEGUN}`;

/** What comes again, or is not told any more: what becomes of the reminder is written in the same transaction. */
export const BEGIN_AND_PLAN = `
  with planned as (
    select * from unnest(
      $3::bigint[], $4::xid[], $5::timestamptz[], $6::int[], $7::int[], $8::text[], $9::text[],
      $10::int[], $11::int[], $12::timestamptz[], $13::int[], $14::text[]
    ) as planned (
      id, version, due_at, next_phase, occurrence, state, problem,
      told_occurrence, told_phase, told_due_at, told_missed, told_problem
    )
  ), free as materialized (
    select r.id from reminders_reminders r join planned using (id)
    where ${LISTED} and r.xmin = planned.version
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
  ), ${DELIVER} ${BEGUN}`;
