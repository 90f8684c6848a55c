import { type MonotonicTime, monotonic } from '../monotonic.js';
import type { ManagerLink } from '../processes/manager-link.js';
import type { Lane } from '../processes/messages.js';
import { GLOBAL_REQUESTS_PER_SECOND, SlidingWindow } from '../processes/sliding-window.js';
import type { RequestSlots } from './request-slots.js';
import { WaitingRoom } from './waiting-room.js';

/** A manager that is silent for so long, while somebody waits, hangs. */
const SILENCE = 1_000;

/**
 * The limit of one of several processes: the manager grants, so that together they keep to Discord's 50 a second
 * and a busy process may have all of it. While the manager hangs, each helps itself to its fair share.
 */
export class ManagedSlots implements RequestSlots {
  readonly #manager: ManagerLink;
  readonly #time: MonotonicTime;
  readonly #fairShare: SlidingWindow;
  readonly #room = new WaitingRoom((lane) => this.#tell('leave', lane));
  readonly #untold = { take: { user: 0, bulk: 0 }, leave: { user: 0, bulk: 0 } };
  #lastWord = 0;
  #watching = false;

  /** @param processes number of processes that share the limit */
  constructor(manager: ManagerLink, processes: number, time: MonotonicTime = monotonic) {
    this.#manager = manager;
    this.#time = time;
    this.#fairShare = new SlidingWindow(
      Math.max(1, Math.floor(GLOBAL_REQUESTS_PER_SECOND / processes)),
      time,
    );
    manager.on('grant', ({ lane, count }) => {
      this.#lastWord = time.now();
      this.#room.admit(lane, count);
    });
  }

  async take(lane: Lane, signal?: AbortSignal | null): Promise<void> {
    if (this.#room.size === 0) this.#lastWord = this.#time.now();
    const admitted = this.#room.enter(lane, signal);
    this.#tell('take', lane);
    void this.#watchManager();
    await admitted;
  }

  pauseAll(milliseconds: number): void {
    this.#fairShare.pause(milliseconds);
    this.#manager.send({ op: 'globalPause', milliseconds });
  }

  /** What happens in one turn of the event loop becomes one message. */
  #tell(op: 'take' | 'leave', lane: Lane): void {
    const untold = this.#untold[op];
    untold[lane]++;
    if (untold[lane] > 1) return;
    queueMicrotask(() => {
      this.#manager.send({ op, lane, count: untold[lane] });
      untold[lane] = 0;
    });
  }

  async #watchManager(): Promise<void> {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#room.size > 0) {
      if (this.#silent()) await this.#helpOneself();
      else await this.#time.sleep(SILENCE / 4);
    }
    this.#watching = false;
  }

  #silent(): boolean {
    return this.#time.now() - this.#lastWord >= SILENCE;
  }

  async #helpOneself(): Promise<void> {
    await this.#fairShare.acquire(1);
    if (!this.#silent()) return;
    const lane = this.#room.admitNext();
    if (lane) this.#tell('leave', lane);
  }
}
