import type { ILogger } from '@sapphire/framework';

const QUIET_MILLISECONDS = 60_000;

/**
 * Says that something fails when it starts to fail, then once a minute how often, and once that it works again:
 * a database that is away for an hour is a few lines in the log, not thousands.
 */
export class TroubleLog {
  #failures = 0;
  #lastSaid = 0;
  #lastMessage = '';

  constructor(
    private readonly logger: ILogger,
    /** What fails, as the beginning of a sentence: `Scheduled task "x"`. */
    private readonly subject: string,
  ) {}

  failed(error: unknown): void {
    this.#failures += 1;
    const message = error instanceof Error ? error.message : String(error);
    const now = performance.now();
    if (message === this.#lastMessage && now - this.#lastSaid < QUIET_MILLISECONDS) return;
    this.#lastMessage = message;
    this.#lastSaid = now;
    const times = this.#failures > 1 ? ` (${this.#failures} times so far)` : '';
    this.logger.error(`${this.subject} failed${times}:`, error);
  }

  worked(): void {
    if (this.#failures === 0) return;
    this.logger.info(`${this.subject} works again, after ${this.#failures} failures`);
    this.#failures = 0;
    this.#lastMessage = '';
  }
}
