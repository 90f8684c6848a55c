import { type MonotonicTime, monotonic } from '../monotonic.js';
import { FairQueue } from './fair-queue.js';
import type { Lane, ToManager, ToProcess } from './messages.js';
import type { SendWindow } from './sliding-window.js';

/** Whoever waits hears from the manager at least so often, and so knows that it lives. */
const REASSURE = 400;

/** A process that wants to send, as the desk sees it. */
export interface Requester {
  send(message: ToProcess): void;
}

/** The manager's desk: hands out what Discord allows for the whole bot to the processes that ask. */
export class RequestDesk {
  readonly #window: SendWindow;
  readonly #time: MonotonicTime;
  readonly #queue = new FairQueue<Requester>();
  #serving = false;

  constructor(window: SendWindow, time: MonotonicTime = monotonic) {
    this.#window = window;
    this.#time = time;
  }

  /** Takes the messages that are meant for the desk and leaves the others alone. */
  hear(requester: Requester, message: ToManager): void {
    switch (message.op) {
      case 'take':
        this.#queue.add(requester, message.lane, message.count);
        void this.#serve();
        break;
      case 'leave':
        this.#queue.remove(requester, message.lane, message.count);
        break;
      case 'globalPause':
        this.#window.pause(message.milliseconds);
        break;
    }
  }

  /** The process has gone and wants nothing any more. */
  forget(requester: Requester): void {
    this.#queue.forget(requester);
  }

  async #serve(): Promise<void> {
    if (this.#serving) return;
    this.#serving = true;
    void this.#reassure();
    while (this.#queue.size > 0) {
      const count = await this.#window.acquire(this.#queue.size);
      for (const [requester, share] of this.#queue.deal(count)) {
        grant(requester, 'user', share.user);
        grant(requester, 'bulk', share.bulk);
      }
    }
    this.#serving = false;
  }

  async #reassure(): Promise<void> {
    while (this.#serving) {
      await this.#time.sleep(REASSURE);
      for (const requester of this.#queue.requesters) requester.send({ op: 'grant', lane: 'user', count: 0 });
    }
  }
}

function grant(requester: Requester, lane: Lane, count: number): void {
  if (count > 0) requester.send({ op: 'grant', lane, count });
}
