import { randomBytes } from 'node:crypto';
import { container } from '@sapphire/framework';
import type { BotProcessOptions } from '../core/bot-process-options.js';
import { type Config, configSchema } from '../core/config/config.js';
import { type BotLogger, createLogger, type LoggerOptions } from '../core/logger.js';
import { pluginSources } from '../core/plugins/discover-plugins.js';
import type { PluginSources } from '../core/plugins/found-plugin.js';
import { ClockDriver } from '../core/tasks/clock-driver.js';
import { startSandbox } from '../sandbox/index.js';
import { ManualClock } from '../sandbox/manual-clock.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import { startServices } from '../services/start-services.js';
import { startBot } from './start-bot.js';
import { TestWorld } from './test-world.js';
import { openWorldDatabase } from './world-database.js';

export interface TestWorldOptions {
  /** When the story begins, for example `2026-11-25T12:00:00Z`, which is the default: a Wednesday at noon. */
  readonly now?: string;
  /** Where plugins are found; the bot's own when left out. `{ folders: ['/path/to/plugins'] }` loads yours beside them. */
  readonly plugins?: Partial<PluginSources>;
  /** An empty database of your own; a temporary embedded one when left out. */
  readonly databaseUrl?: string;
  /** Lines of the bot's log that are shown; only errors when left out. */
  readonly logLevel?: LoggerOptions['level'];
  /** Where lines of the bot's log go; standard output when left out. */
  readonly onLog?: (line: string) => void;
  /** How many shards the bot connects, all of them in this process; one when left out. */
  readonly shardCount?: number;
  /** Whether the bot says hello in new guilds. Left out: no, so that the first message of a story is the story's own. */
  readonly welcome?: boolean;
}

/** Milliseconds of the world's clock between two looks at the tasks; stories that pass days would look for minutes. */
const LEAST_PAUSE = 30 * 60_000;

/**
 * Starts a local Discord, a database and the bot with its plugins, all in this process and all real: sockets, gateway,
 * REST, PostgreSQL. Only the time is the test's.
 *
 * @example
 * const world = await startWorld({ now: '2026-11-25T12:00:00Z' });
 * const guild = world.discord.createGuild({ name: 'Tea house', channels: ['general'] });
 * const alice = guild.member('alice');
 * await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
 * await world.clock.advance({ hours: 2 });
 * const message = await guild.channel('general').nextMessage();
 * await world.stop();
 */
export async function startWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  await using undo = new AsyncDisposableStack();
  const clock = new ManualClock(options.now ?? '2026-11-25T12:00:00Z');
  const databaseUrl = options.databaseUrl ?? (await openOwnDatabase(undo));
  const discord = await startSandbox({ clock, gatewayLimits });
  undo.defer(() => discord.close());
  const logger = loggerFor(options);
  const config = configFor(discord, databaseUrl);
  const common: Omit<BotProcessOptions, 'taskDriver'> = {
    role: 'solo',
    config,
    token: discord.token,
    databaseUrl,
    clock,
    logger,
    plugins: { ...pluginSources(config), ...options.plugins },
    services: startServices,
    shards: shardsOf(options.shardCount ?? 1),
    api: { host: '127.0.0.1', port: 0, token: config.API_TOKEN },
  };
  let taskDriver: ClockDriver | null = null;
  clock.onAdvance(() => taskDriver?.settled());
  const start = async () => {
    taskDriver = new ClockDriver(clock, logger, LEAST_PAUSE);
    const bot = await startBot({ ...common, taskDriver }, discord.applicationId);
    if (!options.welcome) await container.stores.get('listeners').unload('guildWelcome');
    return bot;
  };
  const bot = await start();
  const resources = undo.move();
  const close = () => resources.disposeAsync();
  return new TestWorld({ discord, clock, databaseUrl, startBot: start, close }, bot);
}

async function openOwnDatabase(resources: AsyncDisposableStack): Promise<string> {
  const database = await openWorldDatabase();
  resources.defer(() => database.close());
  return database.url;
}

function loggerFor({ logLevel = 'error', onLog }: TestWorldOptions): BotLogger {
  return createLogger({ level: logLevel, name: 'test', pretty: true, ...(onLog && { write: onLog }) });
}

function configFor({ token, url }: Sandbox, databaseUrl: string): Config {
  return configSchema.parse({
    NODE_ENV: 'test',
    DISCORD_TOKEN: token,
    DISCORD_API_URL: url,
    DATABASE_URL: databaseUrl,
    API_TOKEN: randomBytes(32).toString('hex'),
  });
}

/** A bot that is restarted in a test need not wait for Discord's five seconds between two IDENTIFYs. */
const gatewayLimits = { identifyIntervalMs: 0 };

function shardsOf(total: number) {
  return { ids: Array.from({ length: total }, (_, id) => id), total };
}
