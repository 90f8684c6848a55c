import { container } from '@sapphire/framework';
import type { BotProcess } from '../core/bot-process.js';
import type { Services } from '../core/plugins/plugin.js';
import type { ManualClock } from '../sandbox/manual-clock.js';
import type { Sandbox } from '../sandbox/sandbox.js';

interface Parts {
  readonly discord: Sandbox;
  readonly clock: ManualClock;
  readonly databaseUrl: string;
  startBot(): Promise<BotProcess>;
  close(): Promise<void>;
}

export interface ApiRequest {
  /** `GET` when left out. */
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A local Discord, a database, and the bot between them. One bot at a time can run in a process. */
export class TestWorld {
  #bot: BotProcess;

  constructor(
    private readonly parts: Parts,
    bot: BotProcess,
  ) {
    this.#bot = bot;
  }

  /** The local Discord: guilds, members who use the bot, faults on command. */
  get discord(): Sandbox {
    return this.parts.discord;
  }

  /**
   * The time of Discord and of the bot. It stands still until `clock.advance({ hours: 2 })`. Scheduled tasks tick when
   * it arrives, and every half hour on the way.
   */
  get clock(): ManualClock {
    return this.parts.clock;
  }

  /** Where the database answers, for a test that looks into tables: `postgres://…`. */
  get databaseUrl(): string {
    return this.parts.databaseUrl;
  }

  /** The running bot: its client, ORM and plugins, and where its API listens. Another one after `restartBot`. */
  get bot(): BotProcess {
    return this.#bot;
  }

  /** The services of the running plugins, and the bot's own. */
  get services(): Services {
    return container.services;
  }

  /**
   * Asks the bot's API as its operator does, with the token that opens it.
   *
   * @param address below `/api/`, without a slash before it
   * @example const response = await world.api(`guilds/${guild.id}/settings`);
   */
  api(address: string, { method = 'GET', body, headers }: ApiRequest = {}): Promise<Response> {
    return fetch(`${this.#bot.apiUrl}/api/${address}`, {
      method,
      headers: { Authorization: `Bearer ${container.config.API_TOKEN}`, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Stops the bot and starts it anew on the same database: what it knew only in memory is gone. */
  async restartBot(): Promise<void> {
    await this.#bot.stop();
    this.#bot = await this.parts.startBot();
  }

  /** Ends everything. Call it in `after`. */
  async stop(): Promise<void> {
    await this.#bot.stop();
    await this.parts.close();
  }
}
