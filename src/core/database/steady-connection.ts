import { pause } from '../pause.js';
import type { TroubleLog } from '../trouble-log.js';
import { DatabaseSession, type Query } from './database-session.js';

const FIRST_WAIT_MILLISECONDS = 100;
const LONGEST_WAIT_MILLISECONDS = 1000;

export interface SteadyConnectionOptions {
  readonly url: string;
  /** Shown in PostgreSQL's list of connections. */
  readonly applicationName: string;
  readonly trouble: TroubleLog;
  /** Called on each new connection before anybody else may use it. */
  prepare(session: DatabaseSession): Promise<void>;
  /** Called when a connection that stood is lost or closed. */
  onLoss?(): void;
}

/**
 * One PostgreSQL connection that is made again whenever it is lost. Advisory locks live and die with it.
 * It must reach the server directly or through a session pooler: a transaction pooler mixes sessions.
 */
export class SteadyConnection {
  readonly #closing = new AbortController();
  #session: DatabaseSession | null = null;
  #loop: Promise<void> | null = null;
  #number = 0;
  #since = 0;

  constructor(private readonly options: SteadyConnectionOptions) {}

  /** Resolves when the connection stands for the first time, or was closed before that. */
  open(): Promise<void> {
    const first = Promise.withResolvers<void>();
    this.#loop = this.#keepUp(first.resolve).finally(first.resolve);
    return first.promise;
  }

  /** Counts the connections made so far; 0 while there is none. Whoever holds a lock remembers it. */
  get number(): number {
    return this.#session ? this.#number : 0;
  }

  /** For how many milliseconds the connection stands. */
  get age(): number {
    return this.#session ? performance.now() - this.#since : 0;
  }

  readonly query: Query = async (text, values = []) => {
    if (!this.#session) throw new Error('The database is away');
    return this.#session.query(text, values);
  };

  async close(): Promise<void> {
    this.#closing.abort(new Error('Closed'));
    await this.#loop;
  }

  async #keepUp(connected: () => void): Promise<void> {
    let wait = FIRST_WAIT_MILLISECONDS;
    while (!this.#closing.signal.aborted) {
      try {
        await this.#hold(() => {
          wait = FIRST_WAIT_MILLISECONDS;
          this.options.trouble.worked();
          connected();
        });
      } catch (error) {
        if (!this.#closing.signal.aborted) this.options.trouble.failed(error);
      }
      await pause(wait, this.#closing.signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    }
  }

  /** One connection, from its start to its loss, with which it rejects. */
  async #hold(connected: () => void): Promise<void> {
    const { url, applicationName } = this.options;
    const session = new DatabaseSession(url, applicationName);
    const lose = () => session.lose(this.#closing.signal.reason);
    this.#closing.signal.addEventListener('abort', lose, { once: true });
    try {
      await session.open();
      await this.options.prepare(session);
      this.#session = session;
      this.#number += 1;
      this.#since = performance.now();
      connected();
      await session.lost;
    } finally {
      const stood = this.#session !== null;
      this.#session = null;
      if (stood) this.options.onLoss?.();
      this.#closing.signal.removeEventListener('abort', lose);
      await session.close();
    }
  }
}
