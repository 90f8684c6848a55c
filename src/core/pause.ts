import { setTimeout as delay } from 'node:timers/promises';

/** Waits, but not longer than until `signal` is aborted; then there is nothing left to wait for. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
