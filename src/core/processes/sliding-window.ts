import type { MonotonicTime } from '../monotonic.js';

/** Discord's limit for one bot, over all its processes: https://docs.discord.com/developers/topics/rate-limits */
export const GLOBAL_REQUESTS_PER_SECOND = 50;

/** A second and a little: what leaves here evenly arrives there unevenly. */
const WINDOW = 1_020;

/** Lets requests go, some at a time. */
export interface SendWindow {
  /** Resolves when at least one and at most `wanted` requests may be sent now; with how many. */
  acquire(wanted: number): Promise<number>;
  /** Nothing is sent for this many milliseconds. */
  pause(milliseconds: number): void;
}

/** At most `limit` requests in any window of a second. */
export class SlidingWindow implements SendWindow {
  readonly #limit: number;
  readonly #time: MonotonicTime;
  /** When each request of the last second was let go, oldest first. */
  readonly #sent: number[] = [];
  #pausedUntil = 0;

  constructor(limit: number, time: MonotonicTime) {
    this.#limit = limit;
    this.#time = time;
  }

  async acquire(wanted: number): Promise<number> {
    let free = this.#free();
    while (free === 0) {
      await this.#time.sleep(this.#untilNext());
      free = this.#free();
    }
    const count = Math.min(free, wanted);
    const now = this.#time.now();
    for (let i = 0; i < count; i++) this.#sent.push(now);
    return count;
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#time.now() + milliseconds);
  }

  #free(): number {
    const now = this.#time.now();
    if (now < this.#pausedUntil) return 0;
    while (this.#sent[0] !== undefined && now - this.#sent[0] >= WINDOW) this.#sent.shift();
    return this.#limit - this.#sent.length;
  }

  #untilNext(): number {
    const oldest = this.#sent[0] ?? Number.NEGATIVE_INFINITY;
    const windowOpens = this.#sent.length < this.#limit ? 0 : oldest + WINDOW;
    return Math.max(1, Math.max(windowOpens, this.#pausedUntil) - this.#time.now());
  }
}
