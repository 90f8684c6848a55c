import type { ILogger } from '@sapphire/framework';
import { TroubleLog } from '../trouble-log.js';
import type { DatabaseSession } from './database-session.js';
import { SteadyConnection } from './steady-connection.js';

export interface NotificationHandlers {
  /** Somebody said `payload` on the channel. */
  onNotification(payload: string): void;
  /** The connection was away: whatever was said meanwhile is missed, so what was cached may be old. */
  onGap(): void;
}

/**
 * Hears PostgreSQL's NOTIFY on one connection of its own, which is made again whenever it is lost.
 * LISTEN does not work behind a transaction pooler; such URLs are refused when the configuration is read.
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export class Notifications {
  readonly #handlers = new Map<string, NotificationHandlers>();
  readonly #connection: SteadyConnection;
  #isStarted = false;

  constructor(url: string, logger: ILogger) {
    this.#connection = new SteadyConnection({
      url,
      applicationName: 'alphapy notifications',
      trouble: new TroubleLog(logger, 'The database connection that hears changes'),
      prepare: (session) => this.#listen(session),
      onLoss: () => this.#tellGap(),
    });
  }

  /** Whether everything that is said now will be heard. While false, nothing that relies on it may be served from a cache. */
  get listening(): boolean {
    return this.#connection.number > 0;
  }

  subscribe(channel: string, handlers: NotificationHandlers): void {
    if (this.#isStarted)
      throw new Error('Subscribe before start: a channel is listened to from the first moment');
    this.#handlers.set(channel, handlers);
  }

  /** Connects, and resolves when listening. A database that is away is tried again, for ever, until `stop`. */
  start(): Promise<void> {
    this.#isStarted = true;
    return this.#connection.open();
  }

  stop(): Promise<void> {
    return this.#connection.close();
  }

  async #listen(session: DatabaseSession): Promise<void> {
    for (const [channel, handlers] of this.#handlers)
      await session.listen(channel, (payload) => handlers.onNotification(payload));
    // Only now is nothing missed any more: what was cached before may be old.
    this.#tellGap();
  }

  #tellGap(): void {
    for (const handlers of this.#handlers.values()) handlers.onGap();
  }
}
