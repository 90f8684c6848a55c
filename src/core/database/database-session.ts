import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A server that does not answer for this long counts as gone. */
const SILENCE_MILLISECONDS = 4000;
const GOODBYE_MILLISECONDS = 300;

export type Query = <Row extends pg.QueryResultRow>(
  text: string,
  values?: readonly unknown[],
) => Promise<Row[]>;

/** Milliseconds after which a connection that is only listened on is tried: the other side may have lost its power. */
const FIRST_PROBE_MILLISECONDS = 5000;

/** A client whose loss can be awaited. */
export class DatabaseSession {
  readonly #client: pg.Client;
  readonly #loss = Promise.withResolvers<never>();
  /** Ends when the last query so far has its answer: a connection answers one after another. */
  #tail: Promise<void> = Promise.resolve();

  /** @param applicationName shown in PostgreSQL's list of connections */
  constructor(url: string, applicationName: string) {
    this.#client = new pg.Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: SILENCE_MILLISECONDS,
      query_timeout: SILENCE_MILLISECONDS,
      keepAlive: true,
      keepAliveInitialDelayMillis: FIRST_PROBE_MILLISECONDS,
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

  /** Listens to a channel (`LISTEN`) from now until the connection is lost. */
  async listen(channel: string, onNotification: (payload: string) => void): Promise<void> {
    this.#client.on('notification', (heard) => {
      if (heard.channel === channel) onNotification(heard.payload ?? '');
    });
    await this.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  /** A paused server does not answer a goodbye, so it gets a moment and then the socket is cut. */
  async close(): Promise<void> {
    await Promise.race([this.#client.end(), delay(GOODBYE_MILLISECONDS)]).catch(() => undefined);
    this.#client.connection.stream.destroy();
  }
}
