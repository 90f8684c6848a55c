import { type MonotonicTime, monotonic } from '../monotonic.js';
import type { ManagerLink } from '../processes/manager-link.js';
import type { Lane } from '../processes/messages.js';
import { GLOBAL_REQUESTS_PER_SECOND, SlidingWindow } from '../processes/sliding-window.js';
import type { RequestSlots } from './request-slots.js';
import { SlotMessages } from './slot-messages.js';
import { WaitingRoom } from './waiting-room.js';

/** A manager that is silent for so long, while somebody waits, hangs. */
const SILENCE = 1_000;

/**
 * The limit of one of several processes: the manager grants, so that together they keep to Discord's 50 a second
 * and a busy process may have all of it. While the manager hangs, each helps itself to its fair share.
 */
export class ManagedSlots implements RequestSlots {
  readonly #messages: SlotMessages;
  readonly #fairShare: SlidingWindow;
  readonly #room = new WaitingRoom((lane) => this.#messages.leave(lane));
  /** How many were let go without being asked and are not answered yet. */
  #helpedThemselves = 0;
  #lastWord = 0;
  #watching = false;

  /** @param processes number of processes that share the limit */
  constructor(
    private readonly manager: ManagerLink,
    processes: number,
    private readonly time: MonotonicTime = monotonic,
  ) {
    this.#messages = new SlotMessages(manager);
    this.#fairShare = new SlidingWindow(
      Math.max(1, Math.floor(GLOBAL_REQUESTS_PER_SECOND / processes)),
      time,
    );
    manager.on('grant', ({ lane, count }) => this.#admit(lane, count));
  }

  async take(lane: Lane, signal?: AbortSignal | null): Promise<Disposable> {
    if (this.#room.size === 0) this.#lastWord = this.time.now();
    const admitted = this.#room.enter(lane, signal);
    this.#messages.take(lane);
    void this.#watchManager();
    await admitted;
    return { [Symbol.dispose]: () => this.#settle() };
  }

  pauseAll(milliseconds: number): void {
    this.#fairShare.pause(milliseconds);
    this.manager.send({ op: 'globalPause', milliseconds });
  }

  #admit(lane: Lane, count: number): void {
    this.#lastWord = this.time.now();
    const unused = count - this.#room.admit(lane, count);
    if (unused > 0) this.#messages.answered(unused);
  }

  #settle(): void {
    if (this.#helpedThemselves === 0) {
      this.#messages.answered(1);
      return;
    }
    this.#helpedThemselves--;
    this.#fairShare.release(1);
  }

  async #watchManager(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#room.size > 0) {
      if (this.#isSilent()) await this.#helpOneself();
      else await this.time.sleep(SILENCE / 4);
    }
    this.#watching = false;
  }

  #isSilent(): boolean {
    return this.time.now() - this.#lastWord >= SILENCE;
  }

  async #helpOneself(): Promise<void> {
    await this.#fairShare.acquire(1);
    const lane = this.#isSilent() ? this.#room.admitNext() : null;
    if (lane) {
      this.#helpedThemselves++;
      this.#messages.leave(lane);
    } else {
      this.#fairShare.release(1);
    }
  }
}
