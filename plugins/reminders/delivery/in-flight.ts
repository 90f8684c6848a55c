import type { Clock } from 'alphapy';
import type { ClaimOptions } from './claim-due.js';

/** Begun at once: what Discord takes in two seconds from most bots. */
const FEW = 100;

/** The same of a bot that may send more; a process that dies leaves twice as many to their leases. */
const MANY = 200;

/**
 * The messages on their way. As many as lately arrived within two seconds may follow at once, while it is recorded how
 * as many ended: so a bot that may send more keeps up, and what Discord takes slowly does not wait claimed.
 */
export class InFlight {
  /** Running sends, and the channels they go to. */
  readonly #channels = new Map<Promise<void>, string>();
  readonly #arrived = new Lately();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** `sending` must not be rejected, and says whether its message arrived. */
  add(sending: Promise<boolean>, channelId: string): void {
    const ended = sending.then((arrived) => {
      this.#channels.delete(ended);
      if (arrived) this.#arrived.count(this.clock.now());
    });
    this.#channels.set(ended, channelId);
  }

  /** What may be started now beside it. */
  room(now: Temporal.Instant): ClaimOptions {
    const atOnce = Math.min(Math.max(FEW, this.#arrived.number(now)), MANY);
    const limit = Math.max(0, Math.min(atOnce, 2 * atOnce - this.#channels.size));
    return { now, limit, busyChannels: [...new Set(this.#channels.values())] };
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#channels.size > 0) await Promise.all(this.#channels.keys());
  }
}

/** Counts what happened in this second and the one before. */
class Lately {
  #second = 0;
  #inSecond = 0;
  #before = 0;

  count(now: Temporal.Instant): void {
    this.#turn(now);
    this.#inSecond += 1;
  }

  number(now: Temporal.Instant): number {
    this.#turn(now);
    return this.#before + this.#inSecond;
  }

  #turn(now: Temporal.Instant): void {
    const second = Math.floor(now.epochMilliseconds / 1000);
    if (second === this.#second) return;
    this.#before = second === this.#second + 1 ? this.#inSecond : 0;
    this.#inSecond = 0;
    this.#second = second;
  }
}
