import type { EntityManager } from '@mikro-orm/postgresql';
import { Delivery } from './delivery.entity.js';

/** In this time an attempt ends, well or badly, or its process has died and another may try. */
export const LEASE = { seconds: 60 };

/** About what Discord takes of one channel in a few seconds; the rest of a long queue waits here, not there. */
const MOST_PER_CHANNEL = 5;

export interface ClaimOptions {
  readonly now: Temporal.Instant;
  readonly limit: number;
  /** Channels to which this process is still sending. */
  readonly busyChannels: readonly string[];
}

/**
 * Takes turns over guilds: the oldest of each guild, then the second oldest of each, and so on, so that a guild with a
 * thousand reminders at nine o'clock does not make the others wait. What another process is claiming is skipped; the
 * conditions stand twice because only those beside "for update" are looked at again when the row was waited for.
 */
const CLAIM = `
  with ranked as (
    select d.id, r.channel_id,
      row_number() over (partition by r.guild_id order by d.attempt_at, d.id) as guild_turn,
      row_number() over (partition by r.channel_id order by d.attempt_at, d.id) as channel_turn
    from reminders_deliveries d join reminders_reminders r on r.id = d.reminder_id
    where d.state = 'pending' and d.attempt_at <= ?
  ), claimed as (
    select d.id
    from reminders_deliveries d join ranked on ranked.id = d.id
    where d.state = 'pending' and d.attempt_at <= ?
      and ranked.channel_turn <= ${MOST_PER_CHANNEL} and ranked.channel_id <> all (?::bigint[])
    order by ranked.guild_turn, d.attempt_at
    limit ?
    for update of d skip locked
  )
  update reminders_deliveries d
  set attempts = d.attempts + 1, attempt_at = ?, in_doubt_since = coalesce(d.in_doubt_since, ?)
  from claimed where claimed.id = d.id
  returning d.id`;

/** Claims deliveries that are due, for the length of a lease. From now on it is in doubt whether they arrived. */
export async function claimDue(
  em: EntityManager,
  { now, limit, busyChannels }: ClaimOptions,
): Promise<Delivery[]> {
  return em.transactional(async (transaction) => {
    const [time, leaseEnd] = [now.toString(), now.add(LEASE).toString()];
    const values = [time, time, `{${busyChannels.join(',')}}`, limit, leaseEnd, time];
    const rows = await transaction.execute<{ id: string }[]>(CLAIM, values);
    const ids = rows.map(({ id }) => id);
    return transaction.find(Delivery, { id: { $in: ids } }, { populate: ['reminder'] });
  });
}
