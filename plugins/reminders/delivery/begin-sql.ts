import { FOLLOWER_DELIVERY, type FollowersRow, followersAmong } from './followers-sql.js';
import { REMINDER, type ReminderRow } from './reminder-row.js';

/**
 * Writes the deliveries of what was taken, claimed. One that is there already is left alone: somebody else has begun it.
 * A problem says that nobody wants to hear of it any more. `$1` is now, `$2` the end of the lease, `$3` are the ids of
 * the reminders.
 */
export const DELIVER = `
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

/** What is to be said. The reminders are read as they were before the statement. */
export const BEGUN = `
  select b.id, r.due_at, r.target, r.locale, mentions, followers, ${REMINDER}
  from begun b join reminders_reminders r on r.id = b.reminder_id
    left join ${followersAmong('followed')} f on f.reminder_id = b.reminder_id
  where b.state = 'pending'`;

export interface BegunRow extends ReminderRow, FollowersRow {
  readonly id: string;
  readonly due_at: string;
  readonly target: 'channel' | 'dm';
  readonly locale: string;
}
