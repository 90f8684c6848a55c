import type { EntityManager } from '@mikro-orm/postgresql';
import { readInstant } from '../../core/database/read-instant.js';
import type { AuditLineView } from './audit-entry.js';
import { type AuditRow, lineOf } from './audit-log.js';

/** Lines of one guild that are posted in one message. */
export interface AuditBatch {
  readonly id: string;
  readonly guildId: string;
  readonly attempts: number;
  readonly triedAt: Temporal.Instant;
  /** Oldest first, at most as many as a message has embeds. */
  readonly lines: readonly AuditLineView[];
}

/** Discord's limit of embeds per message. */
const linesPerMessage = 10;

/** Messages per tick; one for each guild, the longest waiting first. */
const batchesAtOnce = 20;

/** In this time an attempt ends, or its process has died and another may try. */
const lease = { seconds: 60 };

/**
 * One message per guild. Lines that were in a message together stay together: the message keeps its nonce, so if it did
 * arrive, a line that was new in it would never be shown.
 */
const claim = `
  with waiting as (
    select id, guild_id, post_batch from audit_logs
    where post_state = 'waiting' and (lease_until is null or lease_until <= ?)
  ), first as (
    select distinct on (guild_id) guild_id, id, post_batch from waiting order by guild_id, id
  ), due as (
    select * from first order by id limit ${batchesAtOnce}
  ), ranked as (
    select waiting.id, due.id as batch, row_number() over (partition by waiting.guild_id order by waiting.id) as place
    from waiting join due
      on due.guild_id = waiting.guild_id and waiting.post_batch is not distinct from due.post_batch
  )
  update audit_logs as line
  set post_batch = ranked.batch, lease_until = ?, attempts = attempts + 1, tried_at = coalesce(tried_at, ?)
  from ranked where ranked.id = line.id and ranked.place <= ${linesPerMessage}
  returning line.*`;

/** Which lines still have to be posted, in PostgreSQL. */
export class AuditPostsStore {
  constructor(private readonly em: EntityManager) {}

  /** Takes what is due, for the length of a lease. */
  async claim(now: Temporal.Instant): Promise<AuditBatch[]> {
    const rows = await this.em.transactional(async (em) => {
      // Two claims at once could each get a part of a message; the second leaves it to the first.
      const [lock] = await em.execute<{ free: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('audit_posts')) as free`,
      );
      if (!lock?.free) return [];
      return em.execute<PostRow[]>(claim, [now.toString(), now.add(lease).toString(), now.toString()]);
    });
    return [...Map.groupBy(rows, ({ post_batch }) => post_batch).values()].flatMap(batchOf);
  }

  /** Ends lines for good, unless that was done meanwhile. */
  async settle(
    ids: readonly string[],
    state: 'posted' | 'skipped' | 'failed',
    problem: string | null = null,
  ): Promise<void> {
    if (ids.length === 0) return;
    await this.em.fork().execute(
      `update audit_logs set post_state = ?, post_problem = ?, lease_until = null
         where id = any (?::bigint[]) and post_state = 'waiting'`,
      [state, problem, `{${ids.join(',')}}`],
    );
  }

  /** Leaves a message for later. */
  async postpone({ id, attempts }: AuditBatch, until: Temporal.Instant): Promise<void> {
    await this.em
      .fork()
      .execute(
        `update audit_logs set lease_until = ? where post_batch = ? and post_state = 'waiting' and attempts = ?`,
        [until.toString(), id, attempts],
      );
  }
}

interface PostRow extends AuditRow {
  readonly post_batch: string;
  readonly attempts: number;
  readonly tried_at: string | Date;
}

function batchOf(rows: readonly PostRow[]): AuditBatch[] {
  const [first] = rows;
  if (!first) return [];
  const lines = rows.map(lineOf).toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return [
    {
      id: String(first.post_batch),
      guildId: String(first.guild_id),
      attempts: first.attempts,
      triedAt: readInstant(first.tried_at),
      lines,
    },
  ];
}
