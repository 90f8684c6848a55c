import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './clock.js';
import { withDeadline } from './deadline.js';
import { hostVersion } from './plugins/host-package.js';

/** What a load balancer or a person at a terminal wants to know. Names no host, no process and no address. */
export interface Health {
  /**
   * `starting` while no shard lives yet and the start may take that long; `degraded` when some planned shard has no
   * living process; `down` when none has, or the database does not answer.
   */
  readonly status: 'up' | 'starting' | 'degraded' | 'down';
  readonly version: string;
  /** Of this process, in seconds. */
  readonly uptime: number;
  readonly database: 'up' | 'down';
  readonly shards: { readonly total: number; readonly alive: readonly number[] } | null;
}

export interface HealthSources {
  readonly orm: MikroORM;
  readonly clock: Clock;
  /** Null where this process is the whole bot, so that no other reports a shard. */
  readonly plannedShards: number | null;
  /** Of this process, in seconds. */
  readonly uptime?: number;
}

const DATABASE_DEADLINE = 2_000;

/** Seconds in which a start without obstacles is over. Discord lets one shard connect every five seconds. */
const longestStart = (shards: number) => 60 + 6 * shards;

/** Gateways beat every 5 seconds; one that missed three is not counted. */
const LIVING = `
  select distinct unnest(shard_ids) as shard, shard_count as total from core_process_heartbeats
  where role = 'gateway' and beat_at > clock_timestamp() - interval '15 seconds' order by shard`;

export async function readHealth({
  orm,
  clock,
  plannedShards,
  uptime = process.uptime(),
}: HealthSources): Promise<Health> {
  const common = { version: hostVersion, uptime: Math.round(uptime) };
  try {
    const query = orm.em.fork().execute<{ shard: number; total: number }[]>(LIVING);
    const rows = await withDeadline(clock, DATABASE_DEADLINE, 'the database', query);
    // Those that live know best: after a restart Discord may recommend another number than theirs.
    const total = rows.length > 0 ? Math.max(...rows.map((row) => row.total)) : (plannedShards ?? 0);
    const alive = rows.map(({ shard }) => shard);
    return {
      ...common,
      status: statusOf(alive.length, total, uptime),
      database: 'up',
      shards: { total, alive },
    };
  } catch {
    return { ...common, status: 'down', database: 'down', shards: null }; // that it is down is the answer
  }
}

function statusOf(alive: number, total: number, uptime: number): Health['status'] {
  if (alive >= total) return 'up';
  if (alive > 0) return 'degraded';
  return uptime < longestStart(total) ? 'starting' : 'down';
}
