import type { Lane } from '../processes/messages.js';
import { BusyError } from './request-slots.js';

/**
 * Requests of one process that wait for permission, first come first served within a lane.
 * Bounded by what Discord takes before the request's own timeout of 15 seconds ends the wait anyway.
 */
const CAPACITY: Readonly<Record<Lane, number>> = { user: 500, bulk: 250 };

export class WaitingRoom {
  readonly #lanes: Readonly<Record<Lane, Set<Waiter>>> = { user: new Set(), bulk: new Set() };
  readonly #onLeave: (lane: Lane) => void;

  /** @param onLeave told when someone gave up waiting */
  constructor(onLeave: (lane: Lane) => void) {
    this.#onLeave = onLeave;
  }

  get size(): number {
    return this.#lanes.user.size + this.#lanes.bulk.size;
  }

  /** Resolves when admitted; rejects when the signal aborts or the room is full. */
  async enter(lane: Lane, signal?: AbortSignal | null): Promise<void> {
    signal?.throwIfAborted();
    const waiters = this.#lanes[lane];
    if (waiters.size >= CAPACITY[lane])
      throw new BusyError(`${waiters.size} requests already wait for Discord.`);

    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const giveUp = () => {
      if (!waiters.delete(waiter)) return;
      reject(signal?.reason);
      this.#onLeave(lane);
    };
    const waiter: Waiter = {
      admit() {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      },
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    waiters.add(waiter);
    return promise;
  }

  /** Admits up to `count` of `lane`, in the order they came; returns how many there were. */
  admit(lane: Lane, count: number): number {
    const waiters = this.#lanes[lane];
    const admitted = [...waiters].slice(0, count);
    for (const waiter of admitted) {
      waiters.delete(waiter);
      waiter.admit();
    }
    return admitted.length;
  }

  /** Admits the one who is next over both lanes; tells which lane it was. */
  admitNext(): Lane | null {
    const lane = this.#lanes.user.size > 0 ? 'user' : 'bulk';
    return this.admit(lane, 1) === 1 ? lane : null;
  }
}

interface Waiter {
  admit(): void;
}
