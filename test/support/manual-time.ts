import type { MonotonicTime } from '../../src/core/monotonic.js';

/** Monotonic time that stands still until the test moves it. A `Clock` for tests is `ManualClock`. */
export class ManualTime implements MonotonicTime {
  #now = 0;
  readonly #sleepers = new Set<{ until: number; wake: () => void }>();

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sleeper = { until: this.#now + milliseconds, wake: resolve };
    this.#sleepers.add(sleeper);
    signal?.addEventListener('abort', () => {
      this.#sleepers.delete(sleeper);
      reject(signal.reason);
    });
    await promise;
  }

  /** Wakes who sleeps until then, in order, and lets each do what it does next. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.until);
      this.#sleepers.delete(next);
      next.wake();
      await settle();
    }
    this.#now = end;
  }

  /** Time passes unnoticed: everyone who sleeps oversleeps, as on a laptop whose lid was closed. */
  jump(milliseconds: number): void {
    this.#now += milliseconds;
  }

  #next(end: number) {
    return [...this.#sleepers].filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];
  }
}

/** Lets everything run that does not wait for time. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
