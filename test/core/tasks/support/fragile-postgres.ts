import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { placeIn } from '../../../../src/core/database/embedded/directory.js';
import { ensurePostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { findPostmaster } from '../../../../src/core/database/embedded/postmaster.js';
import { type WatchedPostgres, watchOver } from '../../../../src/core/database/embedded/watch-over.js';
import { migrate } from '../../../../src/core/database/migrations/migrate.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { temporaryFolder } from '../../../support/temporary.js';

/** A migrated PostgreSQL of our own that can be hurt. */
export class FragilePostgres {
  private constructor(
    private readonly dataDir: string,
    private readonly postgres: WatchedPostgres,
  ) {}

  static async start(): Promise<FragilePostgres> {
    const dataDir = temporaryFolder('alphapy-fragile-');
    const postgres = await watchOver({ dataDir, graceSeconds: 0 });
    await migrate({ url: postgres.url, plugins: [] });
    return new FragilePostgres(dataDir, postgres);
  }

  get url(): string {
    return this.postgres.url;
  }

  /** Kills it at whatever instruction it is, and starts it again after a second. */
  async crash(): Promise<void> {
    process.kill(await this.#pid(), 'SIGKILL');
    await delay(1000);
    await ensurePostgres({ dataDir: this.dataDir });
  }

  async cutAllConnections(): Promise<void> {
    await this.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  }

  async query(sql: string): Promise<void> {
    await withClient(this.url, async (client) => void (await client.query(sql)));
  }

  /** Stops all of its processes without ending them: connections stand, nothing answers. */
  async pause(): Promise<void> {
    for (const pid of await this.#processes()) process.kill(pid, 'SIGSTOP');
  }

  async resume(): Promise<void> {
    for (const pid of await this.#processes()) process.kill(pid, 'SIGCONT');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.postgres.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async #processes(): Promise<number[]> {
    const pid = await this.#pid();
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
    return [pid, ...children];
  }

  async #pid(): Promise<number> {
    const postmaster = findPostmaster(await placeIn(this.postgres.directory));
    if (!postmaster) throw new Error('The server does not run');
    return postmaster.pid;
  }
}
