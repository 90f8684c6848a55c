import type { EntityManager } from '@mikro-orm/postgresql';
import { readInstant } from '../../core/database/read-instant.js';

/** A living process of the bot, on whichever host. */
export interface LivingProcess {
  readonly role: 'manager' | 'gateway' | 'backend' | 'solo';
  readonly shardIds: readonly number[];
  readonly guilds: number;
  readonly pingMs: number | null;
  readonly memoryMb: number;
  readonly version: string;
}

/** Processes beat every 5 seconds; one that missed three is not counted. */
const living = `
  select role, shard_ids as "shardIds", guilds, ping_ms as "pingMs", (rss_bytes / 1048576)::int as "memoryMb", version
  from core_process_heartbeats where beat_at > clock_timestamp() - interval '15 seconds'
  order by role desc, shard_ids, started_at limit 100`;

/** A process that ended without a word, or hangs. Those that live forget it after a minute. */
export interface SilentProcess {
  readonly role: LivingProcess['role'];
  readonly shardIds: readonly number[];
  readonly host: string;
  readonly pid: number;
  readonly heardOf: Temporal.Instant;
}

const silent = `
  select role, shard_ids as "shardIds", host, pid, beat_at as "beatAt"
  from core_process_heartbeats where beat_at <= clock_timestamp() - interval '15 seconds'
  order by beat_at desc limit 10`;

/** What the processes of the bot say of themselves. */
export class Processes {
  constructor(private readonly em: EntityManager) {}

  async living(): Promise<readonly LivingProcess[]> {
    return this.em.fork().execute<LivingProcess[]>(living);
  }

  async silent(): Promise<readonly SilentProcess[]> {
    const rows = await this.em
      .fork()
      .execute<(Omit<SilentProcess, 'heardOf'> & { beatAt: string | Date })[]>(silent);
    return rows.map(({ beatAt, ...process }) => ({
      ...process,
      heardOf: readInstant(beatAt),
    }));
  }

  /** Milliseconds that the database takes to answer. */
  async databasePing(): Promise<number> {
    const asked = performance.now();
    await this.em.fork().execute('select 1');
    return Math.round(performance.now() - asked);
  }
}
