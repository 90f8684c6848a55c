// The statements of tick-claims.ts, on its one row per task.

/** First key of the advisory locks of claims: the letters "tick". The second is 0 for the leader, or a session. */
export const LOCK_CLASS = 0x7469636b;

export const LEADER = 0;

/**
 * Whether the session `owner` is connected. While it is, its claims stand, however slow its process is;
 * after that they stand for the lease, in which it comes back if it lives.
 */
const IS_CONNECTED = `exists (
  select from pg_locks
  where locktype = 'advisory' and classid = ${LOCK_CLASS} and objid = c.owner::oid and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
)`;

const IS_ABANDONED = `c.lease_until < clock_timestamp() and not ${IS_CONNECTED}`;

export const CLAIM = `
  insert into core_task_claims as c (name, due, owner, lease_until)
  values ($1, $2, $3, clock_timestamp() + $4 * interval '1 ms')
  on conflict (name) do update
    set due = excluded.due, owner = excluded.owner, lease_until = excluded.lease_until
    where case
      -- A tick in the future was claimed by a host whose clock was wrong; it must not stop the task until then.
      when c.owner is null then c.due < excluded.due or c.due > clock_timestamp() + interval '1 minute'
      else $5 and c.due <= excluded.due and ${IS_ABANDONED}
    end
  returning true`;

export const SETTLE = `
  update core_task_claims c
  set owner = case when held.running then $1::int end,
      lease_until = case when held.running then clock_timestamp() + $2 * interval '1 ms' end
  from unnest($3::text[], $4::int[], $5::bool[]) as held (name, owner, running)
  where c.name = held.name and c.owner = held.owner
  returning c.name`;

export const ABANDONED = `select c.name, c.due from core_task_claims c where c.owner is not null and ${IS_ABANDONED}`;

export const FIRST_SEEN = `
  insert into core_task_claims (name, due) select * from unnest($1::text[], $2::timestamptz[])
  on conflict (name) do nothing`;

export const LAST_CLAIMED = 'select name, due from core_task_claims where name = any($1)';
