import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Clock, SystemClock } from '../core/clock.js';

/** The longest delay that a host timer can hold (about 25 days); longer ones are waited for in pieces. */
const LONGEST_HOST_DELAY = 2 ** 31 - 1;

type AdvanceListener = (now: Temporal.Instant) => void | Promise<void>;

const STANDING_STILL = { now: () => Temporal.Instant.fromEpochMilliseconds(0) };

interface Timer {
  /** Epoch milliseconds of this clock. */
  readonly due: number;
  readonly action: () => void;
  handle?: NodeJS.Timeout;
}

/**
 * The time of the local Discord. It runs with the host, and a test or the page can move it ahead:
 * the timers that fall due on the way fire in order, each at its own instant.
 */
export class SandboxClock implements Clock {
  readonly #host: Pick<Clock, 'now'>;
  readonly #timers = new Set<Timer>();
  readonly #advanceListeners = new Set<AdvanceListener>();
  #ahead = 0;

  /** @param runs false for one that only moves when it is advanced */
  constructor(
    start?: Temporal.Instant,
    private readonly runs = true,
  ) {
    this.#host = runs ? new SystemClock() : STANDING_STILL;
    if (start) this.#ahead = start.epochMilliseconds - this.#host.now().epochMilliseconds;
  }

  now(): Temporal.Instant {
    return this.#host.now().add({ milliseconds: this.#ahead });
  }

  /** Calls `action` once, `milliseconds` of this clock's time from now. Returns what cancels it. */
  after(milliseconds: number, action: () => void): () => void {
    const timer: Timer = { due: this.#milliseconds() + milliseconds, action };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => this.#forget(timer);
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = this.after(milliseconds, () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      });
      signal?.addEventListener('abort', abort, { once: true });
    });
  }

  /** Moves the clock ahead; a day is 24 hours. Resolves when all that fell due has been started, and the listeners are done. */
  async advance(duration: Temporal.DurationLike): Promise<void> {
    const target = this.#milliseconds() + Temporal.Duration.from(duration).total('milliseconds');
    for (let next = this.#earliest(target); next; next = this.#earliest(target)) {
      this.#moveTo(next.due);
      this.#forget(next);
      next.action();
      await nextTurn(); // what the action started may set timers of its own, before the target
    }
    this.#moveTo(target);
    for (const timer of this.#timers) this.#arm(timer);
    for (const listener of this.#advanceListeners) await listener(this.now());
  }

  /** Calls `listener` whenever the clock has been moved ahead; `advance` waits for it. Returns what ends it. */
  onAdvance(listener: AdvanceListener): () => void {
    this.#advanceListeners.add(listener);
    return () => this.#advanceListeners.delete(listener);
  }

  #milliseconds(): number {
    return this.now().epochMilliseconds;
  }

  #moveTo(instant: number): void {
    this.#ahead += Math.max(0, instant - this.#milliseconds());
  }

  #earliest(target: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.due <= target && (!earliest || timer.due < earliest.due)) earliest = timer;
    }
    return earliest;
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle);
    if (!this.runs) return;
    const delay = Math.max(0, timer.due - this.#milliseconds());
    timer.handle = setTimeout(() => this.#ring(timer), Math.min(delay, LONGEST_HOST_DELAY));
    timer.handle.unref(); // a token that expires in 15 minutes must not keep a finished process alive
  }

  #ring(timer: Timer): void {
    const isDue = timer.due <= this.#milliseconds();
    if (!isDue) {
      this.#arm(timer);
      return;
    }
    this.#forget(timer);
    timer.action();
  }

  #forget(timer: Timer): void {
    clearTimeout(timer.handle);
    this.#timers.delete(timer);
  }
}

/** An instant as Discord writes it, for example `2026-11-25T12:00:00.000000+00:00`. */
export function toTimestamp(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 6 }).replace('Z', '+00:00');
}
