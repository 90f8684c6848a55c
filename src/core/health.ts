import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './clock.js';
import { withDeadline } from './deadline.js';
import { hostVersion } from './plugins/host-package.js';

/** What a load balancer or a person at a terminal wants to know. Names no host, no process and no address. */
export interface Health {
  /** `down` when this process cannot serve, `degraded` when some shard has no living process. */
  readonly status: 'up' | 'degraded' | 'down';
  readonly version: string;
  /** Of this process, in seconds. */
  readonly uptime: number;
  readonly database: 'up' | 'down';
  readonly shards: { readonly total: number; readonly alive: readonly number[] } | null;
}

const DATABASE_DEADLINE = 2_000;

/** Gateways beat every 5 seconds; one that missed three is not counted. */
const LIVING = `
  select distinct unnest(shard_ids) as shard, shard_count as total from core_process_heartbeats
  where role = 'gateway' and beat_at > clock_timestamp() - interval '15 seconds' order by shard`;

export async function readHealth(orm: MikroORM, clock: Clock): Promise<Health> {
  const common = { version: hostVersion, uptime: Math.round(process.uptime()) };
  try {
    const query = orm.em.fork().execute<{ shard: number; total: number }[]>(LIVING);
    const rows = await withDeadline(clock, DATABASE_DEADLINE, 'the database', query);
    const shards = {
      total: Math.max(0, ...rows.map(({ total }) => total)),
      alive: rows.map(({ shard }) => shard),
    };
    const status = shards.alive.length >= shards.total ? 'up' : 'degraded';
    return { ...common, status, database: 'up', shards };
  } catch {
    return { ...common, status: 'down', database: 'down', shards: null }; // that it is down is the answer
  }
}
