import { SystemClock } from '../../../../src/core/clock.js';

/** A clock that is as far ahead of the host's as it is told to be. */
export class AheadClock extends SystemClock {
  #ahead = Temporal.Duration.from({ seconds: 0 });

  override now(): Temporal.Instant {
    return super.now().add(this.#ahead);
  }

  moveTo(now: Temporal.Instant): void {
    this.#ahead = now.since(super.now());
  }

  /** The database's clock is the host's: this one stays ahead of it. */
  override follow(instant: Temporal.Instant): void {
    super.follow(instant.add(this.#ahead));
  }
}
