import type { EntityManager } from '@mikro-orm/postgresql';
import { Listening } from './listening.entity.js';

/** A shard of another number of shards is forgotten after this time. */
const KEPT = { hours: 24 * 30 };

/** Until when shards have heard everything, in PostgreSQL. */
export class ListeningStore {
  constructor(private readonly em: EntityManager) {}

  /** Null where no shard has ever listened. A shard that is new, since there are more now, begins where all others were. */
  async heardUntil(shard: string): Promise<Temporal.Instant | null> {
    const rows = await this.em.fork().find(Listening, {}, { orderBy: { heardUntil: 'asc' } });
    const own = rows.find((row) => row.shard === shard) ?? rows[0];
    return own?.heardUntil ?? null;
  }

  async heard(shards: readonly string[], heardUntil: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(
      `insert into announcements_listening (shard, heard_until)
       select shard, ?::timestamptz from jsonb_array_elements_text(?::jsonb) shard
       on conflict (shard) do update set heard_until = excluded.heard_until`,
      [heardUntil.toString(), JSON.stringify(shards)],
    );
    await this.em.fork().nativeDelete(Listening, { heardUntil: { $lt: heardUntil.subtract(KEPT) } });
  }
}
