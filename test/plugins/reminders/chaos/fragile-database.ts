import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { ensurePostgres, stopPostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { migrate } from '../../../../src/core/database/migrations/migrate.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { isAlive } from '../../../support/is-alive.js';
import { until } from '../../../support/until.js';
import type { Verdict } from './post-ledger.js';

/** A killed server loses nothing that the operating system has; only a power cut would, and none comes here. */
const SETTINGS = { fsync: 'off', max_connections: '600' };

/** A database server of one's own, that can be killed. */
export class FragileDatabase {
  private constructor(
    private readonly dataDir: string,
    private readonly directory: string,
    readonly url: string,
  ) {}

  static async start(dataDir: string): Promise<FragileDatabase> {
    const { url, directory } = await ensurePostgres({ dataDir, settings: SETTINGS });
    await migrate({ url, plugins: [] });
    return new FragileDatabase(dataDir, directory, url);
  }

  /** `kill -9`, then a start with recovery, on the same address. */
  async killAndRestart(): Promise<void> {
    const [line] = readFileSync(join(this.directory, 'data', 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(line);
    process.kill(pid, 'SIGKILL');
    await until(() => !isAlive(pid));
    const { url } = await ensurePostgres({ dataDir: this.dataDir, settings: SETTINGS });
    if (url !== this.url) throw new Error(`The database came back at ${url} instead of ${this.url}`);
  }

  /** Forgets all reminders, of which none may be on its way. */
  async clear(): Promise<void> {
    await withClient(this.url, (client: pg.Client) => client.query('truncate reminders_reminders cascade'));
  }

  /** How many reminders are neither sent nor failed. */
  async left(): Promise<number> {
    const { waiting } = await this.#count();
    return waiting;
  }

  async states(): Promise<Pick<Verdict, 'sent' | 'failed' | 'attempts'>> {
    const { sent, failed, attempts } = await this.#count();
    return { sent, failed, attempts };
  }

  stop(): Promise<void> {
    return stopPostgres({ directory: this.directory });
  }

  async #count(): Promise<Record<'waiting' | 'sent' | 'failed' | 'attempts', number>> {
    return withClient(this.url, async (client: pg.Client) => {
      const { rows } = await client.query(`
        select count(*) filter (where state in ('scheduled', 'delivering'))::int as waiting,
          count(*) filter (where state = 'sent')::int as sent,
          count(*) filter (where state = 'failed')::int as failed,
          (select sum(attempts)::int from reminders_deliveries) as attempts
        from reminders_reminders`);
      return rows[0];
    });
  }
}
