import { setTimeout as delay } from 'node:timers/promises';

/**
 * Time that only ever runs forward, in milliseconds from an arbitrary origin: for limits, deadlines and back-off.
 * A `Clock` follows the database and may be corrected by hours; a limiter must not notice.
 */
export interface MonotonicTime {
  now(): number;
  /** Resolves after `milliseconds`, or rejects with the signal's reason. Does not keep the process alive. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const monotonic: MonotonicTime = {
  now: () => performance.now(),
  async sleep(milliseconds, signal) {
    await delay(milliseconds, undefined, { ref: false, ...(signal && { signal }) });
  },
};
