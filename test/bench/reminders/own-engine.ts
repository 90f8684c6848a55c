import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { ClaimedDelivery } from '../../../plugins/reminders/delivery/claimed-delivery.js';
import { Delivery } from '../../../plugins/reminders/delivery/delivery.entity.js';
import { DeliveryService, TICK_MILLISECONDS } from '../../../plugins/reminders/delivery/delivery.service.js';
import { Reminder } from '../../../plugins/reminders/reminder.entity.js';
import { reminderSettings } from '../../../plugins/reminders/settings.js';
import { Draft } from '../../../plugins/reminders/wishes/draft.entity.js';
import { type Clock, SystemClock } from '../../../src/core/clock.js';
import { createOrm } from '../../../src/core/database/orm.js';
import { createEvents } from '../../../src/core/events.js';
import { createLogger } from '../../../src/core/logger.js';

/** Takes a message, in place of Discord. */
export type Post = (delivery: ClaimedDelivery) => Promise<void>;

/** The engine of the reminders plugin as it runs in a backend. */
export class OwnEngine {
  readonly #client: pg.Client;
  readonly orm: MikroORM;
  readonly #deliveries: DeliveryService;
  /** When which delivery was handed to Discord, in milliseconds. */
  readonly sentAt: number[] = [];
  readonly dueAt: Temporal.Instant[] = [];
  readonly #events = createEvents();
  #onWay = 0;

  private constructor(client: pg.Client, orm: MikroORM, post: Post, clock: Clock) {
    this.#client = client;
    this.orm = orm;
    let messageId = 10n ** 18n;
    const send = async (delivery: ClaimedDelivery) => {
      this.sentAt.push(Date.now());
      this.dueAt.push(delivery.dueAt);
      this.#onWay += 1;
      await post(delivery);
      messageId += 1n;
      return { kind: 'sent' as const, messageId: String(messageId) };
    };
    this.#events.on('reminders.delivered', () => {
      this.#onWay -= 1;
    });
    this.#deliveries = new DeliveryService({
      em: orm.em,
      clock,
      events: this.#events,
      logger: createLogger({ level: 'error', name: 'bench', pretty: false }),
      sender: { send }, // Discord itself is not measured here
      settingsOf: async () => reminderSettings.parse({}),
      rights: { may: async () => true, mayMention: async () => true },
      absences: {
        keeps: async () => null,
        isGone: async () => false,
        hasLeft: async () => false,
        hold: () => Promise.reject(new Error('Nobody is away')),
      },
    });
  }

  /** With a Discord that takes everything at once where no other is given. */
  static async open(databaseUrl: string, post: Post = async () => undefined): Promise<OwnEngine> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    const orm = await createOrm({
      url: databaseUrl,
      entities: [Reminder, Delivery, Draft],
      applicationName: 'bench',
    });
    return new OwnEngine(client, orm, post, new SystemClock());
  }

  /** Reminders of many members in many channels, due between two moments. */
  async fill(count: number, from: Temporal.Instant, seconds: number): Promise<void> {
    await this.#client.query(
      `insert into reminders_reminders (guild_id, channel_id, user_id, text, due_at, next_at, zone, occurrence, state, locale, created_at)
       select 100000 + n % 200, 200000 + n % 5000, 300000 + n % 20000, 'tea', due, due, 'UTC', 1, 'scheduled', 'en-US', now()
       from generate_series(1, $1) n, lateral (select $2::timestamptz + n * interval '1 second' * $3 / $1 as due) at`,
      [count, from.toString(), seconds],
    );
    await this.#client.query('analyze reminders_reminders');
  }

  async clear(): Promise<void> {
    await this.#client.query('truncate reminders_reminders, reminders_deliveries cascade');
  }

  /** One tick. Does not wait for what it starts. */
  tick(): Promise<void> {
    return this.#deliveries.deliverDue();
  }

  /** Resolves when no more than so many are on their way to being recorded. */
  async fewerThan(most: number): Promise<void> {
    while (this.#onWay > most) await once(this.#events, 'reminders.delivered');
  }

  settled(): Promise<void> {
    return this.#deliveries.settled();
  }

  async countSent(): Promise<number> {
    const { rows } = await this.#client.query<{ count: number }>(
      `select count(*)::int as count from reminders_reminders where state = 'sent'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Ticks as a backend does, on a grid, until so many are on their way. */
  async work(count: number): Promise<void> {
    for (let next = performance.now(); this.sentAt.length < count; next += TICK_MILLISECONDS) {
      await sleep(Math.max(0, next - performance.now()));
      await this.tick();
    }
    await this.settled();
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.#client.end();
  }
}
