import type { EntitySchema } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ILogger } from '@sapphire/framework';
import type { GatewayIntentBits, PermissionsString, REST } from 'discord.js';
import type { z } from 'zod';
import type { Clock } from '../clock.js';
import type { BotEventEmitter } from '../events.js';
import type { I18n } from '../i18n.js';

/** The services that plugins offer to each other; each plugin merges its own line. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the plugins' declaration merging
export interface Services {}

/** The type of each plugin's settings; each plugin merges its own line. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the plugins' declaration merging
export interface PluginSettings {}

/** What `setup` may use. Everything here is ready when `setup` is called; the gateway is not connected yet. */
export interface PluginContext {
  /** The root entity manager. Services use `em.fork()` or `em.transactional()` per use case. */
  readonly em: EntityManager;
  /** The bot's own services, and those of the plugins named as dependencies, already set up. */
  readonly services: Services;
  /** Discord by REST, behind the bot's shared limiter. The only way to send from a service. */
  readonly rest: REST;
  /** What plugins tell each other, in the past tense and after the commit. Heard by a `Listener` of this emitter. */
  readonly events: BotEventEmitter;
  /** The only source of time, so that a test can move it. */
  readonly clock: Clock;
  /** The words of all plugins, for texts that a service sends by itself. Pieces use `wordsForUser` and `wordsForGuild`. */
  readonly i18n: I18n;
  /** Its lines carry the plugin's name. */
  readonly logger: ILogger;
  /** Aborted when the process stops, before `teardown`. */
  readonly signal: AbortSignal;
}

/** What happens to a column when a user asks to be forgotten; `keep` says why it may stay. */
export type Erasure = 'erase' | 'anonymise' | { readonly keep: string };

export interface PluginManifest<Service = unknown> {
  /** Folder name, table prefix and settings scope: lower case, digits and dashes. */
  readonly name: string;
  /** Semantic version of the plugin. */
  readonly version: string;
  /** Semantic version range of alphapy that the plugin was written for. */
  readonly host: string;
  /** Names of plugins whose services are used; they are set up first. */
  readonly dependencies?: readonly string[];
  /** Names of plugins whose services are used where they run; `services` lacks those that do not. */
  readonly optionalDependencies?: readonly string[];
  /** Made by `defineEntity`; their tables are named `<name>_…`. */
  readonly entities?: readonly EntitySchema[];
  /** Migrations of a third-party plugin, as `{ name: class }`. Built-in plugins keep theirs in `migrations/`. */
  readonly migrations?: Readonly<Record<string, MigrationClass>>;
  /** `z.object` of the setting functions (`booleanSetting`, …); `/config`, its history and the manual follow from it. */
  readonly settings?: z.ZodObject;
  /** @see https://docs.discord.com/developers/events/gateway#gateway-intents */
  readonly intents?: {
    /** Without one of these the bot does not start, and says that it is for this plugin. */
    readonly required?: readonly GatewayIntentBits[];
    /** Taken where the application has them. */
    readonly optional?: readonly GatewayIntentBits[];
  };
  /** Permissions that the bot needs in a guild for this plugin; they end up in the invite link. */
  readonly permissions?: readonly PermissionsString[];
  /** Permissions that only some settings need: in the invite link, too, and missed only where a guild has chosen so. */
  readonly permissionsWhere?: readonly ConditionalPermissions[];
  /** Table, column, and what erasure does to it. */
  readonly personalData?: readonly { table: string; column: string; erasure: Erasure }[];
  /** Builds the plugin's service, offered as `container.services.<name>`. Must end within 10 seconds. */
  setup?(context: PluginContext): Service | Promise<Service>;
  /** What is not as it should be in a guild: for `/doctor`, and for who has just changed a setting that it is about. */
  examine?(service: Service, guildId: string): Promise<readonly PluginFinding[]>;
  /** Called in reverse order when the process stops. Must end within 5 seconds. */
  teardown?(service: Service): void | Promise<void>;
}

export interface ConditionalPermissions {
  readonly permissions: readonly PermissionsString[];
  /** Whether a guild needs them, by what the plugin's settings hold there. */
  isNeeded(settings: Readonly<Record<string, unknown>>): boolean;
}

export interface PluginFinding {
  readonly severity: 'problem' | 'warning' | 'note';
  /** Its words stand in the plugin's locales: `doctor.<key>.what`, and `doctor.<key>.next`, what to do. */
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Settings, as `<scope>.<key>`: whoever changes one of them is told at once. */
  readonly about: readonly string[];
}

export type MigrationClass = new (...parameters: ConstructorParameters<typeof Migration>) => Migration;

/**
 * Declares a plugin; the default export of its `plugin.ts`.
 *
 * @example
 * export default definePlugin({ name: 'reminders', version: '1.0.0', host: '^0.1.0', setup: (context) => new ReminderService(context) });
 */
export function definePlugin<Service>(manifest: PluginManifest<Service>): PluginManifest<Service> {
  return Object.freeze(manifest);
}
