import type { MikroORM } from '@mikro-orm/postgresql';
import type { ILogger, SapphireClient } from '@sapphire/framework';
import type { ClientOptions } from 'discord.js';
import type { Clock } from './clock.js';
import type { Config } from './config/config.js';
import type { FoundPlugin, LeftOut, PluginSources } from './plugins/found-plugin.js';
import type { TaskDriver } from './tasks/task-driver.js';

/**
 * What a process is for.
 * - `gateway`: shards, commands, listeners. Loads neither the API nor the queue.
 * - `backend`: no gateway connection; scheduled tasks, and the API where `api` is given.
 * - `solo`: everything in one client, for tests and small tools.
 */
export type Role = 'gateway' | 'backend' | 'solo';

export interface BotProcessOptions {
  readonly role: Role;
  readonly config: Config;
  readonly token: string;
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: ILogger;
  readonly plugins: PluginSources;
  /** The shards of this process and their number over all processes. Not for a backend. */
  readonly shards?: { readonly ids: readonly number[]; readonly total: number };
  /** What the process adds to discord.js: `clientDefaults`, REST behind the shared limiter, the identify throttle. */
  readonly discord?: Omit<Partial<ClientOptions>, 'intents' | 'shards' | 'shardCount'>;
  /** Drives the scheduled tasks of a backend or solo process. Without it no task runs. */
  readonly taskDriver?: TaskDriver;
  /** Where the API of a backend or solo process listens. Without it there is no API. Port 0 picks a free one. */
  readonly api?: { readonly host: string; readonly port: number };
}

export interface BotProcess {
  readonly client: SapphireClient<boolean>;
  readonly orm: MikroORM;
  /** In the order of their dependencies. */
  readonly plugins: readonly FoundPlugin[];
  readonly leftOut: readonly LeftOut[];
  /** For example `http://127.0.0.1:8080`. */
  readonly apiUrl: string | null;
  /** What took how long to start, as lines for a person. */
  readonly timings: readonly string[];
  /** Stops in reverse order: no new work, running work ends, then connections close. */
  stop(): Promise<void>;
}

/** Starts one process of the bot; resolves when its shards are ready, its API listens and its tasks tick. */
export type StartBotProcess = (options: BotProcessOptions) => Promise<BotProcess>;
