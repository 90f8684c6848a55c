import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { TroubleLog } from '../trouble-log.js';
import { pause } from './pause.js';

/** A server that does not answer for this long counts as gone. */
const SILENCE_MILLISECONDS = 4000;
const FIRST_WAIT_MILLISECONDS = 100;
const LONGEST_WAIT_MILLISECONDS = 1000;
const GOODBYE_MILLISECONDS = 300;

export type Query = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/**
 * One PostgreSQL connection that is made again whenever it is lost. Advisory locks live and die with it.
 * It must reach the server directly or through a session pooler: a transaction pooler mixes sessions.
 */
export class SteadyConnection {
  readonly #closing = new AbortController();
  #session: Session | null = null;
  #loop: Promise<void> | null = null;
  #number = 0;
  #since = 0;

  constructor(
    private readonly url: string,
    /** Called on each new connection before anybody else may use it. */
    private readonly prepare: (query: Query) => Promise<void>,
    private readonly trouble: TroubleLog,
  ) {}

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
          this.trouble.worked();
          connected();
        });
      } catch (error) {
        if (!this.#closing.signal.aborted) this.trouble.failed(error);
      }
      await pause(wait, this.#closing.signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MILLISECONDS);
    }
  }

  /** One connection, from its start to its loss, with which it rejects. */
  async #hold(connected: () => void): Promise<void> {
    const session = new Session(this.url);
    const lose = () => session.lose(this.#closing.signal.reason);
    this.#closing.signal.addEventListener('abort', lose, { once: true });
    try {
      await session.open();
      await this.prepare(session.query);
      this.#session = session;
      this.#number += 1;
      this.#since = performance.now();
      connected();
      await session.lost;
    } finally {
      this.#session = null;
      this.#closing.signal.removeEventListener('abort', lose);
      await session.close();
    }
  }
}

/** A client whose loss can be awaited. */
class Session {
  readonly #client: pg.Client;
  readonly #loss = Promise.withResolvers<never>();
  /** Ends when the last query so far has its answer: a connection answers one after another. */
  #tail: Promise<void> = Promise.resolve();

  constructor(url: string) {
    this.#client = new pg.Client({
      connectionString: url,
      application_name: 'alphapy tasks',
      connectionTimeoutMillis: SILENCE_MILLISECONDS,
      query_timeout: SILENCE_MILLISECONDS,
      keepAlive: true,
    });
    this.#client.on('error', (error) => this.lose(error));
    this.#client.on('end', () => this.lose(new Error('The database closed the connection')));
    // A loss before anybody awaits it must not be an unhandled rejection.
    this.lost.catch(() => undefined);
  }

  /** Rejects when the connection is lost or no longer wanted. */
  get lost(): Promise<never> {
    return this.#loss.promise;
  }

  lose(error: unknown): void {
    this.#loss.reject(error);
  }

  async open(): Promise<void> {
    await Promise.race([this.#client.connect(), this.lost]);
    // A host that lost its power says no goodbye; without this the server would keep its locks for two hours.
    await this.query('set tcp_keepalives_idle = 5');
    await this.query('set tcp_keepalives_interval = 2');
    await this.query('set tcp_keepalives_count = 3');
    await this.query('set idle_session_timeout = 0');
  }

  readonly query: Query = async <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
  ) => {
    const turn = this.#tail;
    const { promise, resolve: done } = Promise.withResolvers<void>();
    this.#tail = promise;
    await turn;
    try {
      const { rows } = await Promise.race([this.#client.query<Row>(text, [...values]), this.lost]);
      return rows;
    } catch (error) {
      // No answer of the server: the connection is broken, or so late that its answer would meet the next question.
      if (!(error instanceof pg.DatabaseError)) this.lose(error);
      throw error;
    } finally {
      done();
    }
  };

  /** A paused server does not answer a goodbye, so it gets a moment and then the socket is cut. */
  async close(): Promise<void> {
    await Promise.race([this.#client.end(), delay(GOODBYE_MILLISECONDS)]).catch(() => undefined);
    this.#client.connection.stream.destroy();
  }
}
