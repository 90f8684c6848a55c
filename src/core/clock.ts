import { setTimeout as delay } from 'node:timers/promises';

/**
 * The only source of time for services and the sandbox, so that a test can be Tuesday at noon.
 * Code that reads `Date.now()` beside it cannot be tested.
 */
export interface Clock {
  /** The current instant. In production it follows the database's clock, so that all hosts agree. */
  now(): Temporal.Instant;
  /** Resolves after `milliseconds` of this clock's time, or rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Milliseconds. Who follows every small difference jitters. */
const TOLERATED_DIFFERENCE = 100;

/** The host's clock. Wall time is read once; after that it advances monotonically, so a clock step cannot make it jump. */
export class SystemClock implements Clock {
  readonly #origin = Date.now() - performance.now();
  #correction = 0;

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(
      Math.round(this.#origin + performance.now() + this.#correction),
    );
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    await delay(milliseconds, undefined, signal ? { signal } : {});
  }

  /** Aligns this clock with another host's instant, for example the database's `clock_timestamp()`. */
  follow(instant: Temporal.Instant): void {
    this.#correction += instant.epochMilliseconds - this.now().epochMilliseconds;
  }

  /**
   * The same for an instant that came as an answer after so many milliseconds: it was true some time between the
   * question and the answer, so what differs less than that is no error of this clock.
   */
  followAnswer(instant: Temporal.Instant, roundTrip: number): void {
    const now = instant.add({ milliseconds: Math.round(roundTrip / 2) });
    const difference = Math.abs(now.epochMilliseconds - this.now().epochMilliseconds);
    if (difference > TOLERATED_DIFFERENCE + roundTrip / 2) this.follow(now);
  }
}
