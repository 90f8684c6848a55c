import type { EntityManager } from '@mikro-orm/postgresql';
import type { REST } from 'discord.js';
import type { z } from 'zod';
import type { Clock } from './clock.js';
import type { I18n } from './i18n.js';
import type { BotLogger } from './logger.js';
import type { IsSwitchedOn } from './plugins/gate-listeners.js';

/** What the services are built from that every plugin may use. */
export interface ServiceHost {
  readonly em: EntityManager;
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  /** Project of Google Secret Manager. */
  readonly googleProject: string | undefined;
  readonly rest: REST;
  readonly clock: Clock;
  readonly i18n: I18n;
  readonly logger: BotLogger;
  /** The settings of each plugin, by its name; an empty object where it has none. */
  readonly settings: Readonly<Record<string, z.ZodObject>>;
  /** Leaves out a plugin whose settings cannot be used; throws for a built-in one, since that is our bug. */
  refusePlugin(name: string, error: unknown): void;
}

export interface OwnServices {
  /** By the name under which plugins find them. */
  readonly services: Readonly<Record<string, unknown>>;
  readonly isSwitchedOn: IsSwitchedOn;
  /** Writes down what is still in memory and closes connections. */
  stop(): Promise<void>;
}

/** The core is below the services and does not know them; who starts a process brings them. */
export type StartOwnServices = (host: ServiceHost) => Promise<OwnServices>;
