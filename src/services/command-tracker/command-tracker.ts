import type { ILogger } from '@sapphire/framework';
import { BoundedQueue } from '../../utils/bounded-queue.js';
import { errorCode } from '../../utils/error-code.js';
import type { CommandUse } from './command-use.js';

export interface CommandTrackerOptions {
  readonly insert: (uses: readonly CommandUse[]) => Promise<void>;
  readonly logger: ILogger;
  /** Uses kept in memory while the database is away. */
  readonly capacity?: number;
  /** Rows per statement. */
  readonly chunk?: number;
  /** Milliseconds after which what is there is written, however little. */
  readonly every?: number;
}

/**
 * Writes down which commands are used, in batches beside the work: a use costs one push on the hot path. What the
 * database does not take for now waits, within bounds; a row that it never takes is dropped alone, with a line in the log.
 */
export class CommandTracker {
  readonly #queue: BoundedQueue<CommandUse>;
  readonly #chunk: number;
  readonly #every: number;
  #timer: NodeJS.Timeout | null = null;
  #flushing: Promise<void> | null = null;

  constructor(private readonly options: CommandTrackerOptions) {
    this.#queue = new BoundedQueue(options.capacity ?? 10_000);
    this.#chunk = options.chunk ?? 500;
    this.#every = options.every ?? 10_000;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  track(use: CommandUse): void {
    this.#queue.push(use);
    if (this.#queue.size >= this.#chunk) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), this.#every).unref();
  }

  /** Writes all that is there. Two at once are one; a database that is away leaves the uses waiting. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** For the end of the process, before the database closes: what was used a moment ago is written too. */
  async drain(): Promise<void> {
    await this.#flushing;
    await this.flush();
    if (this.#timer) clearTimeout(this.#timer);
    if (this.waiting > 0)
      this.options.logger.warn(`${this.waiting} command uses could not be written and are lost`);
  }

  async #flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const dropped = this.#queue.takeDropped();
    if (dropped > 0)
      this.options.logger.warn(`Dropped the ${dropped} oldest command uses: too many are waiting`);
    while (this.#queue.size > 0) {
      const left = await this.#write(this.#queue.take(this.#chunk));
      if (left.length === 0) continue;
      this.#queue.putBack(left);
      this.#timer ??= setTimeout(() => void this.flush(), this.#every).unref();
      return;
    }
  }

  /** Writes a chunk and returns what has to wait for the database. */
  async #write(chunk: readonly CommandUse[]): Promise<readonly CommandUse[]> {
    try {
      await this.options.insert(chunk);
      return [];
    } catch (error) {
      return isRowsFault(error) ? this.#isolate(chunk, error) : chunk;
    }
  }

  /** One of the rows is bad: halves find it in a few statements, and the others are written. */
  async #isolate(chunk: readonly CommandUse[], error: unknown): Promise<readonly CommandUse[]> {
    const [first] = chunk;
    if (chunk.length === 1 && first) {
      this.options.logger.error(`Dropped a use of "${first.command}" that the database refuses`, error);
      return [];
    }
    const middle = chunk.length >> 1;
    return [...(await this.#write(chunk.slice(0, middle))), ...(await this.#write(chunk.slice(middle)))];
  }
}

/** SQLSTATE class 22 (bad data) and 23 (a constraint): the rows are at fault, not the connection. */
function isRowsFault(error: unknown): boolean {
  return /^(?:22|23)/.test(errorCode(error));
}
