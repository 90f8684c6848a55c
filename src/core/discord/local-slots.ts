import { type MonotonicTime, monotonic } from '../monotonic.js';
import type { Lane } from '../processes/messages.js';
import { GLOBAL_REQUESTS_PER_SECOND, SlidingWindow } from '../processes/sliding-window.js';
import type { RequestSlots } from './request-slots.js';
import { WaitingRoom } from './waiting-room.js';

/** The limit of a process that sends alone: a tool, a test, the `prepare` process. */
export class LocalSlots implements RequestSlots {
  readonly #room = new WaitingRoom(() => undefined);
  readonly #window: SlidingWindow;
  #pumping = false;

  constructor(limit = GLOBAL_REQUESTS_PER_SECOND, time: MonotonicTime = monotonic) {
    this.#window = new SlidingWindow(limit, time);
  }

  async take(lane: Lane, signal?: AbortSignal | null): Promise<Disposable> {
    const admitted = this.#room.enter(lane, signal);
    void this.#pump();
    await admitted;
    return { [Symbol.dispose]: () => this.#window.release(1) };
  }

  pauseAll(milliseconds: number): void {
    this.#window.pause(milliseconds);
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    while (this.#room.size > 0) {
      await this.#window.acquire(1);
      if (!this.#room.admitNext()) this.#window.release(1);
    }
    this.#pumping = false;
  }
}
