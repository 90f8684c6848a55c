import { SandboxClock } from './clock.js';

/**
 * The clock for tests, the local Discord's and everybody else's: it stands still until it is advanced.
 *
 * @example
 * const clock = new ManualClock('2026-11-25T12:00:00Z');
 * await clock.advance({ hours: 2 });
 */
export class ManualClock extends SandboxClock {
  /** @param start an instant; a Wednesday at noon when left out */
  constructor(start = '2026-11-25T12:00:00Z') {
    super(Temporal.Instant.from(start), false);
  }
}
