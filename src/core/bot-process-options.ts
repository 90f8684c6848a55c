import type { ClientOptions } from 'discord.js';
import type { ApiOptions } from './api/api-options.js';
import type { Clock } from './clock.js';
import type { Config } from './config/config.js';
import type { BotLogger } from './logger.js';
import type { StartOwnServices } from './own-services.js';
import type { PluginSources } from './plugins/found-plugin.js';
import type { Role } from './roles.js';
import type { TaskDriver } from './tasks/task-driver.js';

export interface BotProcessOptions {
  readonly role: Role;
  readonly config: Config;
  readonly token: string;
  /** A migrated database. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly logger: BotLogger;
  readonly plugins: PluginSources;
  /** Plugins of which somebody else has told the operator that they are left out. */
  readonly toldLeftOut?: readonly string[];
  /** Starts the services that every plugin may use. */
  readonly services: StartOwnServices;
  /** The shards of this process and their number over all processes. Not for a backend. */
  readonly shards?: { readonly ids: readonly number[]; readonly total: number };
  /** How many shards other processes should hold, over all of them. Left out where this process is the whole bot. */
  readonly plannedShards?: number;
  /** What the process adds to discord.js: REST behind the shared limiter, the identify throttle. */
  readonly discord?: Omit<Partial<ClientOptions>, 'intents' | 'shards' | 'shardCount'>;
  /** Drives the scheduled tasks of a backend or solo process. Without it no task runs. */
  readonly taskDriver?: TaskDriver;
  /** Where the API of a backend or solo process listens, and what opens it. Without it there is no API. */
  readonly api?: ApiOptions;
}
