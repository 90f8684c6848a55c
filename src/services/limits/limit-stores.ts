import pg from 'pg';
import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
} from 'rate-limiter-flexible';
import type { TroubleLog } from '../../core/trouble-log.js';

/** Where counters live that all processes share. */
export interface LimitStore {
  limiter(options: IRateLimiterOptions): RateLimiterAbstract;
  close(): Promise<void>;
}

export interface LimitStoreOptions {
  readonly database: string;
  readonly redis: string | undefined;
  /** Told of lost connections, and of new ones; counting goes on in memory meanwhile. */
  readonly trouble: Pick<TroubleLog, 'failed' | 'worked'>;
  /** Milliseconds. A store that is connected and silent for so long counts as away: nobody waits for a count longer. */
  readonly patience?: number;
}

const USUAL_PATIENCE = 5_000;

/** Redis when it is configured, PostgreSQL otherwise: one small statement per limited action, on an unlogged table. */
export async function openLimitStore(options: LimitStoreOptions): Promise<LimitStore> {
  return options.redis ? await redisStore(options.redis, options) : postgresStore(options);
}

async function redisStore(
  url: string,
  { trouble, patience = USUAL_PATIENCE }: LimitStoreOptions,
): Promise<LimitStore> {
  const { Redis } = await import('ioredis'); // here, so that processes without Redis load nothing of it
  // Without the queue, a command fails at once while Redis is away, and the counter in memory takes over.
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: patience,
  });
  redis.on('error', (error) => trouble.failed(error)); // once per attempt to connect again
  redis.on('ready', () => trouble.worked());
  return {
    limiter: (options) =>
      new RateLimiterRedis({
        ...options,
        storeClient: redis,
        insuranceLimiter: new RateLimiterMemory(options),
      }),
    close: async () => redis.disconnect(),
  };
}

function postgresStore({ database, trouble, patience = USUAL_PATIENCE }: LimitStoreOptions): LimitStore {
  const pool = new pg.Pool({
    connectionString: database,
    max: 2,
    application_name: 'alphapy limits',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    statement_timeout: 1000,
  });
  // A pool without this listener ends the process when an idle connection is lost; the next query connects anew.
  pool.on('error', (error) => trouble.failed(error));
  pool.on('connect', () => trouble.worked());
  return {
    limiter: (options) =>
      new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        tableName: 'core_limits',
        tableCreated: true,
        insuranceLimiter: new RateLimiterMemory(options),
      }),
    close: () => pool.end(),
  };
}
