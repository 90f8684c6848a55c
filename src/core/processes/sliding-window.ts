import { type MonotonicTime, monotonic } from '../monotonic.js';

/** Discord's limit for one bot, over all its processes: https://docs.discord.com/developers/topics/rate-limits */
export const GLOBAL_REQUESTS_PER_SECOND = 50;

/** A second, and a little for clocks that run differently. */
const WINDOW = 1_010;

/** Lets requests go, some at a time. */
export interface SendWindow {
  /** Resolves when at least one and at most `wanted` requests may be sent now; with how many. */
  acquire(wanted: number): Promise<number>;
  /** So many of them have been answered, or given up. */
  release(count: number): void;
  /** Nothing is sent for this many milliseconds. */
  pause(milliseconds: number): void;
}

/**
 * At most `limit` requests reach Discord in any second. A request arrives at some time between its sending and its
 * answer, and the first on a new connection takes much longer than the next; so its place is taken until a second
 * after the answer. Counted from the sending, a slow batch and the quick one after it would arrive together.
 */
export class SlidingWindow implements SendWindow {
  #unanswered = 0;
  /** When each request of the last second was answered, oldest first. */
  readonly #answered: number[] = [];
  #pausedUntil = 0;
  #change = Promise.withResolvers<void>();

  constructor(
    private readonly limit: number,
    private readonly time: MonotonicTime = monotonic,
  ) {}

  async acquire(wanted: number): Promise<number> {
    let free = this.#free();
    for (; free === 0; free = this.#free()) await this.#untilNext();
    const count = Math.min(free, wanted);
    this.#unanswered += count;
    return count;
  }

  release(count: number): void {
    const now = this.time.now();
    this.#unanswered -= count;
    for (let i = 0; i < count; i++) this.#answered.push(now);
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }

  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.time.now() + milliseconds);
  }

  #free(): number {
    const now = this.time.now();
    if (now < this.#pausedUntil) return 0;
    while (this.#answered[0] !== undefined && now - this.#answered[0] >= WINDOW) this.#answered.shift();
    return this.limit - this.#unanswered - this.#answered.length;
  }

  async #untilNext(): Promise<void> {
    const now = this.time.now();
    if (now < this.#pausedUntil) return await this.time.sleep(this.#pausedUntil - now);
    const [oldest] = this.#answered;
    if (oldest === undefined) return await this.#change.promise;
    await this.time.sleep(Math.max(1, oldest + WINDOW - now));
  }
}
