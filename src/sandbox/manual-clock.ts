import { SandboxClock } from './clock.js';

/** The sandbox's clock for tests: it stands still until it is advanced. */
export class ManualClock extends SandboxClock {
  /** @param start an instant such as `2026-11-25T12:00:00Z` */
  constructor(start: string) {
    super(Temporal.Instant.from(start), false);
  }
}
