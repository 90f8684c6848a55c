import { setTimeout as delay } from 'node:timers/promises';
import type { ILogger } from '@sapphire/framework';
import pg from 'pg';

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
  readonly #stopped = new AbortController();
  #client: pg.Client | null = null;
  #running: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    private readonly logger: ILogger,
  ) {}

  /** Whether everything that is said now will be heard. While false, nothing that relies on it may be served from a cache. */
  get listening(): boolean {
    return this.#client !== null;
  }

  subscribe(channel: string, handlers: NotificationHandlers): void {
    if (this.#running)
      throw new Error('Subscribe before start: a channel is listened to from the first moment');
    this.#handlers.set(channel, handlers);
  }

  /** Connects, and resolves when listening. A database that is away is tried again, for ever, until `stop`. */
  start(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running = this.#run(resolve);
    return promise;
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#client?.end();
    await this.#running;
  }

  async #run(listening: () => void): Promise<void> {
    for (let failures = 0; !this.#stopped.signal.aborted; ) {
      try {
        await this.#session(() => {
          failures = 0;
          listening();
        });
      } catch (error) {
        if (failures++ === 0)
          this.logger.warn('Lost the database connection that hears changes; trying again', error);
      }
      await this.#pause(Math.min(5000, 100 * 2 ** failures));
    }
    listening();
  }

  /** One connection, from its start to its loss. */
  async #session(listening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'alphapy-notifications',
      keepAlive: true,
    });
    const lost = Promise.withResolvers<never>();
    // A loss before anybody awaits it must not be an unhandled rejection.
    lost.promise.catch(() => undefined);
    client.on('error', lost.reject);
    client.on('end', () => lost.reject(new Error('The connection ended')));
    client.on('notification', ({ channel, payload }) =>
      this.#handlers.get(channel)?.onNotification(payload ?? ''),
    );
    try {
      await client.connect();
      for (const channel of this.#handlers.keys())
        await client.query(`listen ${client.escapeIdentifier(channel)}`);
      this.#client = client;
      // Only now is nothing missed any more: what was cached before may be old.
      for (const handlers of this.#handlers.values()) handlers.onGap();
      listening();
      await lost.promise;
    } catch (error) {
      if (!this.#stopped.signal.aborted) throw error;
    } finally {
      this.#client = null;
      for (const handlers of this.#handlers.values()) handlers.onGap();
      client.removeAllListeners('end');
      await client.end().catch(() => undefined);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    // Rejects only when stopped, and then there is nothing left to wait for.
    await delay(milliseconds, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
  }
}
