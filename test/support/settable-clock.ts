import type { Clock } from '../../src/core/clock.js';

/** A clock that stands still until the test moves it. */
export class SettableClock implements Clock {
  constructor(private instant = Temporal.Instant.from('2026-11-25T12:00:00Z')) {}

  now(): Temporal.Instant {
    return this.instant;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.advance({ milliseconds });
  }

  advance(by: Temporal.DurationLike): void {
    this.instant = this.instant.add(by);
  }
}
