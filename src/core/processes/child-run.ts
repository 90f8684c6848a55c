import type { MonotonicTime } from '../monotonic.js';
import { OperatorError } from '../operator-error.js';
import type { Child } from './child.js';
import type { ToManager } from './messages.js';

/** How long a process may be silent. */
export interface Patience {
  /** From its start, or from the last time it said that it waits for something, until it is ready. */
  readonly ready: number;
  /** Between two signs of life. */
  readonly beat: number;
  /** From being asked to stop until it is gone. */
  readonly stop: number;
}

export const defaultPatience: Patience = { ready: 90_000, beat: 5_000, stop: 10_000 };

/** How one life of a process ended. */
export interface RunEnd {
  readonly reason: string;
  /** What somebody has to mend, if it is that. */
  readonly operatorError: OperatorError | null;
  /** Milliseconds between being ready and the end; 0 when it never was. */
  readonly readyFor: number;
}

const CHECK_INTERVAL = 1_000;

/** One life of a process, from its start to its end: knows whether it is ready, and kills it when it hangs. */
export class ChildRun {
  readonly #over = new AbortController();
  readonly #ready = Promise.withResolvers<boolean>();
  /** Resolves when the process is gone. */
  readonly ended: Promise<RunEnd>;
  #readyAt: number | null = null;
  #lastProgress: number;
  #lastBeat: number | null = null;
  #stopping = false;
  #complaint: string | null = null;
  #operatorError: OperatorError | null = null;

  constructor(
    private readonly child: Child,
    private readonly patience: Patience,
    private readonly time: MonotonicTime,
  ) {
    this.#lastProgress = time.now();
    child.onMessage((message) => this.#hear(message));
    this.ended = this.#untilEnd();
    void this.#watch();
  }

  /** Resolves with true when the process does its work, with false when it ended before. */
  get ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Asks the process to end, and makes it. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.child.send({ op: 'stop' });
    const timer = setTimeout(() => this.child.kill(), this.patience.stop);
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.child.kill();
  }

  #hear(message: ToManager): void {
    switch (message.op) {
      case 'ready':
        this.#readyAt = this.time.now();
        this.#ready.resolve(true);
        break;
      case 'beat':
        this.#lastBeat = this.time.now();
        break;
      case 'waiting':
        this.#lastProgress = this.time.now();
        break;
      case 'failed':
        this.#complaint = message.text;
        if (message.operator) this.#operatorError = new OperatorError(message.text, message.operator);
        break;
    }
  }

  async #untilEnd(): Promise<RunEnd> {
    const how = await this.child.ended;
    this.#over.abort();
    this.#ready.resolve(false);
    return {
      reason: this.#complaint ?? how,
      operatorError: this.#operatorError,
      readyFor: this.#readyAt === null ? 0 : this.time.now() - this.#readyAt,
    };
  }

  async #watch(): Promise<void> {
    let lastCheck = this.time.now();
    while (await this.#nextCheck()) {
      const now = this.time.now();
      const managerWasHeldUp = now - lastCheck > 2 * CHECK_INTERVAL;
      lastCheck = now;
      if (managerWasHeldUp) this.#forgive(now);
      this.#complaint ??= this.#findComplaint(now);
      if (this.#complaint) this.child.kill();
    }
  }

  async #nextCheck(): Promise<boolean> {
    return await this.time.sleep(CHECK_INTERVAL, this.#over.signal).then(
      () => true,
      () => false, // the process is gone
    );
  }

  /** After a pause of the manager itself (a closed lid, a debugger) the signs of life are still unread. */
  #forgive(now: number): void {
    this.#lastProgress = now;
    if (this.#lastBeat !== null) this.#lastBeat = now;
  }

  #findComplaint(now: number): string | null {
    if (this.#stopping) return null;
    if (this.#lastBeat !== null && now - this.#lastBeat > this.patience.beat) {
      return `no sign of life for ${this.patience.beat / 1_000} seconds, killed`;
    }
    if (this.#readyAt === null && now - this.#lastProgress > this.patience.ready) {
      return `not ready after ${this.patience.ready / 1_000} seconds, killed`;
    }
    return null;
  }
}
