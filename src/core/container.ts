import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './clock.js';
import type { Config } from './config/config.js';
import type { RunningWork } from './discord/running-work.js';
import type { BotEventEmitter } from './events.js';
import type { I18n } from './i18n.js';
import type { FoundPlugin, LeftOut } from './plugins/found-plugin.js';
import type { Services } from './plugins/plugin.js';

declare module '@sapphire/pieces' {
  interface Container {
    config: Config;
    clock: Clock;
    orm: MikroORM;
    /** The services of all loaded plugins. Pieces reach a service as `this.container.services.reminders`. */
    services: Services;
    /** The plugins that run, and those that do not, with the reason. Complete when the process is ready. */
    plugins: readonly FoundPlugin[];
    leftOut: readonly LeftOut[];
    events: BotEventEmitter;
    i18n: I18n;
    /** How many shards there should be in other processes; null where this process is the whole bot. */
    plannedShards: number | null;
    /** What users have asked for and not got yet. */
    work: RunningWork;
  }
}
