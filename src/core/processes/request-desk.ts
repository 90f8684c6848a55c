import { type MonotonicTime, monotonic } from '../monotonic.js';
import { FairQueue } from './fair-queue.js';
import type { ToManager, ToProcess } from './messages.js';
import type { SendWindow } from './sliding-window.js';

/** Whoever waits hears from the manager at least so often, and so knows that it lives. */
const REASSURE = 400;

/** A process that wants to send, as the desk sees it. */
export interface Requester {
  send(message: ToProcess): void;
}

/** The manager's desk: hands out what Discord allows for the whole bot to the processes that ask. */
export class RequestDesk {
  readonly #queue = new FairQueue<Requester>();
  /** What each has been granted and not yet reported as answered. */
  readonly #unanswered = new Map<Requester, number>();
  /** What a process sent just before its end arrives after it: places granted to it would never come back. */
  readonly #gone = new WeakSet<Requester>();
  #serving = false;
  #reassuring = false;

  constructor(
    private readonly window: SendWindow,
    private readonly time: MonotonicTime = monotonic,
  ) {}

  /** Takes the messages that are meant for the desk and leaves the others alone. */
  hear(requester: Requester, message: ToManager): void {
    if (this.#gone.has(requester)) return;
    switch (message.op) {
      case 'take':
        this.#queue.add(requester, message.lane, message.count);
        void this.#serve();
        break;
      case 'leave':
        this.#queue.remove(requester, message.lane, message.count);
        break;
      case 'answered':
        this.#settle(requester, message.count);
        break;
      case 'globalPause':
        this.window.pause(message.milliseconds);
        break;
    }
  }

  /** The process has gone and wants nothing any more. */
  forget(requester: Requester): void {
    this.#gone.add(requester);
    this.#queue.forget(requester);
    this.#settle(requester, Number.POSITIVE_INFINITY);
    this.#unanswered.delete(requester);
  }

  async #serve(): Promise<void> {
    if (this.#serving) return;
    this.#serving = true;
    void this.#reassure();
    while (this.#queue.size > 0) {
      const count = await this.window.acquire(this.#queue.size);
      this.#deal(count);
    }
    this.#serving = false;
  }

  #deal(count: number): void {
    let left = count;
    for (const [requester, { user, bulk }] of this.#queue.deal(count)) {
      if (user > 0) requester.send({ op: 'grant', lane: 'user', count: user });
      if (bulk > 0) requester.send({ op: 'grant', lane: 'bulk', count: bulk });
      this.#unanswered.set(requester, (this.#unanswered.get(requester) ?? 0) + user + bulk);
      left -= user + bulk;
    }
    if (left > 0) this.window.release(left); // whoever wanted them left meanwhile
  }

  #settle(requester: Requester, count: number): void {
    const unanswered = this.#unanswered.get(requester) ?? 0;
    const settled = Math.min(count, unanswered);
    this.#unanswered.set(requester, unanswered - settled);
    if (settled > 0) this.window.release(settled);
  }

  async #reassure(): Promise<void> {
    if (this.#reassuring) return;
    this.#reassuring = true;
    while (this.#serving) {
      await this.time.sleep(REASSURE);
      for (const requester of this.#queue.requesters) requester.send({ op: 'grant', lane: 'user', count: 0 });
    }
    this.#reassuring = false;
  }
}
