import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Milliseconds; what stops a process waits for no more than five seconds. */
const PATIENCE = 3_000;

/**
 * Resolves when nobody uses a connection of the pool, or waits for one. Kysely 0.29 loses a connection that is just
 * being made while it closes the pool, and the pool then waits for it for ever.
 */
export async function untilUnused(pool: Pool): Promise<void> {
  await nextTurn(); // what was asked in this turn takes its connection first
  const end = performance.now() + PATIENCE;
  while (isUsed(pool) && performance.now() < end) await sleep(10);
}

function isUsed({ totalCount, idleCount, waitingCount }: Pool): boolean {
  return totalCount > idleCount || waitingCount > 0;
}
