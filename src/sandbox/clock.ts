import { type Clock, SystemClock } from '../core/clock.js';

/** A clock with timers, so that a test can move both. */
export interface SandboxClock extends Clock {
  /** Calls `action` once, `milliseconds` of this clock's time from now. Returns what cancels it. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Runs with the host. */
export class RealSandboxClock extends SystemClock implements SandboxClock {
  after(milliseconds: number, action: () => void): () => void {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  }
}
