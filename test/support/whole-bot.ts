import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ownerUrl, readConnection } from '../../src/core/database/embedded/connection-file.js';
import { preparePlace } from '../../src/core/database/embedded/directory.js';
import { stopPostgres } from '../../src/core/database/embedded/embedded-postgres.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { isAlive } from './is-alive.js';
import { ManagerProcess, type ManagerStart } from './manager.js';
import { temporaryFolder } from './temporary.js';

export interface LivingProcess {
  readonly role: 'manager' | 'gateway' | 'backend';
  readonly pid: number;
  readonly shards: readonly number[];
}

interface Settings {
  readonly discord: Pick<Sandbox, 'url' | 'token'>;
  /** The embedded one in its own data folder when left out. */
  readonly databaseUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The whole bot as an operator runs it, on a data folder of its own: a manager, gateways and a backend. */
export class WholeBot {
  readonly dataDir = temporaryFolder('alphapy-bot-');
  readonly #settings: Settings;
  readonly #managers: ManagerProcess[] = [];
  #connection: pg.Pool | undefined;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Starts a manager. Await its `ready`, or its `ended`. */
  start(
    changes: Readonly<Record<string, string>> = {},
    part: Omit<ManagerStart, 'environment'> = {},
  ): ManagerProcess {
    const manager = new ManagerProcess({ ...part, environment: { ...this.environment, ...changes } });
    this.#managers.push(manager);
    return manager;
  }

  get environment(): Readonly<Record<string, string>> {
    const { discord, databaseUrl, environment } = this.#settings;
    return {
      NODE_ENV: 'development',
      DISCORD_API_URL: discord.url,
      DISCORD_TOKEN: discord.token,
      DATA_DIR: this.dataDir,
      API_PORT: '0',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...environment,
    };
  }

  /** Those that have reported to the database within the last seconds and are still there. */
  async processes(): Promise<LivingProcess[]> {
    const rows = await this.query<LivingProcess>(
      `select role, pid, shard_ids as shards from core_process_heartbeats
       where beat_at > clock_timestamp() - interval '20 seconds' order by role, shard_ids`,
    );
    return rows.filter(({ pid }) => isAlive(pid));
  }

  async query<Row extends object>(sql: string): Promise<Row[]> {
    this.#connection ??= await this.#connect();
    return (await this.#connection.query<Row>(sql)).rows;
  }

  /** One that is kept: tests ask many times a second, and a connection costs PostgreSQL more than what they ask. */
  async #connect(): Promise<pg.Pool> {
    const pool = new pg.Pool({ connectionString: await this.databaseUrl(), max: 1 });
    pool.on('error', () => undefined); // the database was stopped; the next query connects anew
    return pool;
  }

  async databaseUrl(): Promise<string> {
    if (this.#settings.databaseUrl) return this.#settings.databaseUrl;
    const connection = readConnection(await preparePlace(this.dataDir));
    if (!connection) throw new Error('the embedded database was never started');
    return ownerUrl(connection);
  }

  /** Ends whatever is left, without waiting for an orderly stop. */
  async cleanUp(): Promise<void> {
    for (const manager of this.#managers) manager.kill('SIGKILL');
    await Promise.all(this.#managers.map(({ ended }) => ended));
    await this.#connection?.end();
    if (!this.#settings.databaseUrl) await stopPostgres({ directory: join(this.dataDir, 'postgres') });
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
