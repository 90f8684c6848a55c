import type { EntityManager } from '@mikro-orm/postgresql';

/** Who claims a tip has a minute to send it. */
const leaseSeconds = 60;

/**
 * - claimed: it may be sent now
 * - told: the guild has had it
 * - later: the guild has had another within a day, or somebody else is at it
 */
export type TipClaim = 'claimed' | 'told' | 'later';

/** Which guild has had which tip. */
export class TipStore {
  constructor(private readonly em: EntityManager) {}

  /**
   * Claims a tip for sending. One guild's claims wait for each other, or two different tips at once would both be the only one of the day.
   */
  async claim(guildId: string, key: string, now: Temporal.Instant): Promise<TipClaim> {
    return this.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', ['core_told_tips', guildId]);
      const rows = await em.execute<object[]>(
        `insert into core_told_tips as tip (guild_id, key, lease_until, claimed_at)
         select ?::bigint, ?::text, ?::timestamptz, ?::timestamptz where not exists (
           select 1 from core_told_tips
           where guild_id = ? and claimed_at > ?::timestamptz and (lease_until is null or lease_until > ?::timestamptz)
         )
         on conflict (guild_id, key) do update set lease_until = excluded.lease_until, claimed_at = excluded.claimed_at
           where tip.lease_until < excluded.claimed_at
         returning key`,
        [
          ...[guildId, key, now.add({ seconds: leaseSeconds }).toString(), now.toString()],
          ...[guildId, now.subtract({ hours: 24 }).toString(), now.toString()],
        ],
      );
      if (rows.length > 0) return 'claimed';
      const told = await em.execute<object[]>(
        'select key from core_told_tips where guild_id = ? and key = ? and lease_until is null',
        [guildId, key],
      );
      return told.length > 0 ? 'told' : 'later';
    });
  }

  /** It was sent, and never will be again. */
  async told(guildId: string, key: string): Promise<void> {
    await this.em
      .fork()
      .execute('update core_told_tips set lease_until = null where guild_id = ? and key = ?', [guildId, key]);
  }

  /** It could not be sent: the next occasion is as good as this one. */
  async giveBack(guildId: string, key: string): Promise<void> {
    await this.em
      .fork()
      .execute('delete from core_told_tips where guild_id = ? and key = ? and lease_until is not null', [
        guildId,
        key,
      ]);
  }
}
