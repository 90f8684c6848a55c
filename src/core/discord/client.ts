import { once } from 'node:events';
import '@sapphire/plugin-subcommands/register';
import { container, SapphireClient } from '@sapphire/framework';
import {
  Client,
  type ClientOptions,
  DiscordjsErrorCodes,
  Events,
  type GatewayIntentBits,
  IntentsBitField,
} from 'discord.js';
import { errorCode } from '../../utils/error-code.js';
import type { BotLogger } from '../logger.js';
import type { OperatorError } from '../operator-error.js';
import { clientDefaults } from './client-defaults.js';
import { closedForGood, invalidToken } from './closed-for-good.js';
import { forgetConversations } from './conversations.js';
import { CoreReady } from './core-ready.js';
import { hearNoMore, RunningWork } from './running-work.js';
import { loadSapphirePieces } from './sapphire-pieces.js';

export interface BotClientOptions {
  readonly token: string;
  /** For example `https://discord.com/api`; the version is appended. */
  readonly apiUrl: string;
  readonly shards?: { readonly ids: readonly number[]; readonly total: number };
  readonly logger: BotLogger;
  readonly discord?: Omit<Partial<ClientOptions>, 'intents' | 'shards' | 'shardCount'>;
}

/** Sapphire's container is global, so there can be one client at a time. */
let current: BotClient | null = null;

/**
 * The bot's client. It differs from Sapphire's in that pieces are loaded by us, one plugin at a time and strictly,
 * and that it works without a gateway connection too, as backends do: REST is ready from the start.
 */
export class BotClient extends SapphireClient<boolean> {
  /** Resolves when Discord has closed a shard's connection and will not let it open again. */
  readonly lost: Promise<OperatorError>;
  readonly work = new RunningWork();
  readonly #stopForgetting = forgetConversations(this);

  static async create(options: BotClientOptions): Promise<BotClient> {
    if (current) throw new Error('there is a client in this process already; destroy it first');
    container.stores.clear(); // of the client before
    // discord.js reads these two by itself, and does not know `auto`; ours come with the options.
    for (const name of ['SHARD_COUNT', 'SHARDS']) delete process.env[name];
    const client = new BotClient(options);
    current = client;
    await loadSapphirePieces({ CoreReady });
    return client;
  }

  private constructor({ token, apiUrl, shards, logger, discord }: BotClientOptions) {
    const options: Omit<ClientOptions, 'tasks'> = {
      ...clientDefaults,
      ...discord,
      intents: [], // known when the plugins run; see connect()
      ...(shards && { shards: shards.ids, shardCount: shards.total }),
      rest: { ...discord?.rest, api: apiUrl },
      ...applicationIdOf(token),
      logger: { instance: logger },
      baseUserDirectory: null,
      loadDefaultErrorListeners: false,
      loadApplicationCommandRegistriesStatusListeners: false,
      loadSubcommandErrorListeners: false,
    };
    // The types of plugin-scheduled-tasks demand `tasks`; its handler is not registered (see src/core/tasks).
    super(options as ClientOptions);
    this.token = token;
    this.rest.setToken(token);
    this.work.watch(this);
    this.lost = new Promise((resolve) => {
      this.once(Events.ShardDisconnect, ({ code }) =>
        resolve(closedForGood(code, new IntentsBitField(this.options.intents))),
      );
    });
  }

  /**
   * Connects this client's shards with these intents; resolves when all of them are ready and their guilds have arrived.
   *
   * @throws OperatorError where a new try would not help: bad token, intent not allowed
   */
  async connect(intents: readonly GatewayIntentBits[]): Promise<void> {
    this.options.intents = new IntentsBitField(intents).freeze();
    const ready = once(this, Events.ClientReady);
    // Sapphire's own login would load the pieces a second time.
    const login = Client.prototype.login.call(this).catch((error: unknown) => {
      throw errorCode(error) === DiscordjsErrorCodes.TokenInvalid ? invalidToken(error) : error;
    });
    const refused = this.lost.then((error) => {
      throw error;
    });
    await Promise.race([Promise.all([login, ready]), refused]);
  }

  /** Takes no new work from Discord, and resolves when what users have asked for is done. */
  async drain(): Promise<void> {
    hearNoMore(this);
    await this.work.settled();
  }

  override async destroy(): Promise<void> {
    this.#stopForgetting();
    await super.destroy();
    if (current === this) current = null;
  }
}

/** The first part of a bot token is its application's id. */
function applicationIdOf(token: string): { id?: string } {
  const id = Buffer.from(token.split('.', 1)[0] ?? '', 'base64').toString();
  return /^\d{15,21}$/.test(id) ? { id } : {};
}
