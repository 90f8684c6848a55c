import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Milliseconds; what stops a process waits for no more than five seconds. */
const PATIENCE = 3_000;

/**
 * A pool that is closed only when nobody uses it. Kysely 0.29 loses a connection that is just being made while it
 * closes the pool, and the pool then waits for it for ever.
 */
export class WatchedPool {
  #made = 0;

  constructor(private readonly pool: Pool) {
    pool.on('connect', () => this.#made++);
    pool.on('remove', () => this.#made--);
  }

  /**
   * Resolves when nobody uses a connection, or waits for one; after `patience` milliseconds also when a query still
   * runs, but never while a connection is being made, which has a deadline of its own.
   */
  async untilUnused(patience = PATIENCE): Promise<void> {
    await nextTurn(); // what was asked in this turn takes its connection first
    const end = performance.now() + patience;
    while (this.#isConnecting || (this.#isUsed && performance.now() < end)) await sleep(10);
  }

  get #isUsed(): boolean {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return totalCount > idleCount || waitingCount > 0;
  }

  get #isConnecting(): boolean {
    return this.pool.totalCount > this.#made;
  }
}
