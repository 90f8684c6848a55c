import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ILogger } from '@sapphire/framework';
import type { SystemClock } from '../clock.js';
import { readInstant } from '../database/read-instant.js';
import { hostVersion } from '../plugins/host-package.js';
import { TroubleLog } from '../trouble-log.js';
import type { Sql } from './coordination-database.js';

/** What a process says of itself. */
export interface ProcessFacts {
  readonly shardIds: readonly number[];
  readonly shardCount: number;
  readonly guilds: number;
  /** Round trip of the gateway's heartbeat; null before the first and without a gateway. */
  readonly pingMs: number | null;
}

/** The facts of a process without a gateway connection. */
export const noGateway: ProcessFacts = { shardIds: [], shardCount: 0, guilds: 0, pingMs: null };

export interface HeartbeatOptions {
  readonly database: Sql;
  readonly role: 'manager' | 'gateway' | 'backend';
  readonly facts: () => ProcessFacts;
  /** Follows the database's clock from now on, so that all hosts agree on what is due. */
  readonly clock: SystemClock;
  readonly logger: ILogger;
}

const INTERVAL = 5_000;

/** Keeps one row about this process in the database, for the dashboard and for other hosts. */
export class Heartbeats {
  readonly #id = randomUUID();
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;
  readonly #trouble: TroubleLog;

  constructor(private readonly options: HeartbeatOptions) {
    this.#trouble = new TroubleLog(options.logger, 'Writing the heartbeat into the database');
  }

  /** Resolves after the first beat, or the first failure of one. */
  async start(): Promise<void> {
    await this.#tryToBeat();
    this.#loop = this.#keepBeating();
  }

  /** Takes the row away. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await this.options.database
      .query('delete from core_process_heartbeats where id = $1', [this.#id])
      .catch((error) => this.options.logger.debug('The heartbeat row stays until it is old.', error));
  }

  async #keepBeating(): Promise<void> {
    const { signal } = this.#stopping;
    while (await sleep(INTERVAL, true, { signal }).catch(() => false)) await this.#tryToBeat();
  }

  async #tryToBeat(): Promise<void> {
    try {
      await this.#beat();
      this.#trouble.worked();
    } catch (error) {
      this.#trouble.failed(error);
    }
  }

  async #beat(): Promise<void> {
    const { database, role, clock } = this.options;
    const { shardIds, shardCount, guilds, pingMs } = this.options.facts();
    const asked = performance.now();
    const [row] = await database.query<{ now: Date }>(
      `with swept as (
         delete from core_process_heartbeats where beat_at < clock_timestamp() - interval '1 minute' and id <> $1
       )
       insert into core_process_heartbeats
         (id, role, host, pid, shard_ids, shard_count, guilds, ping_ms, rss_bytes, version, started_at, beat_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
         clock_timestamp() - $11 * interval '1 second', clock_timestamp())
       on conflict (id) do update set
         guilds = excluded.guilds, ping_ms = excluded.ping_ms, rss_bytes = excluded.rss_bytes, beat_at = excluded.beat_at
       returning clock_timestamp() as now`,
      [
        this.#id,
        role,
        hostname(),
        process.pid,
        shardIds,
        shardCount,
        guilds,
        pingMs,
        process.memoryUsage.rss(),
        hostVersion,
        process.uptime(),
      ],
    );
    if (row) clock.followAnswer(readInstant(row.now), performance.now() - asked);
  }
}
