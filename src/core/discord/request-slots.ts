import type { Lane } from '../processes/messages.js';

/** Hands out permission to send one request under Discord's 50 a second for the whole bot. */
export interface RequestSlots {
  /**
   * Resolves when one request may be sent, with its slot: dispose of it when the answer is there.
   *
   * @throws the signal's reason once it aborts, which also leaves the queue
   * @throws {BusyError} when so many wait already that waiting would be in vain
   */
  take(lane: Lane, signal?: AbortSignal | null): Promise<Disposable>;
  /** Discord said 429 to the whole bot: nobody sends for this many milliseconds. */
  pauseAll(milliseconds: number): void;
}

/**
 * More is to be sent than Discord takes: every request by `rest` can reject with it, before anything was sent. Try again
 * at the next tick, or tell the user to.
 */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}
