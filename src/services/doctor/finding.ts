import type { EntityManager } from '@mikro-orm/postgresql';
import type { ILogger } from '@sapphire/framework';
import type { Guild, REST } from 'discord.js';
import type { Clock } from '../../core/clock.js';
import type { Config } from '../../core/config/config.js';
import type { I18n } from '../../core/i18n.js';
import type { FoundPlugin, LeftOut } from '../../core/plugins/found-plugin.js';
import type { Secrets } from '../../core/secrets/secrets.js';
import type { GuildDirectories } from '../settings/guild-directories.js';
import type { SettingsService } from '../settings/settings.service.js';

/** Something that is worth knowing, in words of the locales: `core.doctor.findings.<key>`, with cause and next step. */
export interface Finding {
  readonly severity: 'problem' | 'warning' | 'note';
  readonly key: string;
  /** The plugin that has found it: then the words are its own, `<plugin>.doctor.<key>`. */
  readonly plugin?: string;
  readonly values?: Readonly<Record<string, FindingValue>>;
  /** Good to know, and that is all: there is no next step. */
  readonly nothingToDo?: true;
}

/** An instant is shown as the reader's place shows one; a key of the locales in the reader's language. */
export type FindingValue = string | number | Temporal.Instant | { readonly textKey: string };

export interface Examination {
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** The checks that were made: `core.doctor.checks.<name>`. */
  readonly checked: readonly string[];
}

/** What can be looked at without a guild. */
export interface HostContext {
  /** Null when there is no database to ask. */
  readonly em: EntityManager | null;
  readonly clock: Clock;
  readonly config: Config;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the Node that runs this, for example `26.10.0`. */
  readonly nodeVersion: string;
  readonly plugins: readonly FoundPlugin[];
  readonly leftOut: readonly LeftOut[];
  readonly secrets: Secrets;
  /** Null when there is no token to ask Discord with. */
  readonly rest: REST | null;
  readonly logger: ILogger;
}

/** What can be looked at with a database that has its tables. */
export interface DatabaseContext extends HostContext {
  readonly em: EntityManager;
}

export interface GuildContext extends Pick<HostContext, 'plugins' | 'logger'> {
  /** Of the plugins, by their names. */
  readonly services: object;
  readonly guild: Guild;
  readonly settings: SettingsService;
  readonly directories: GuildDirectories;
  readonly i18n: I18n;
  /** Of the reader: settings are called by their names in it. */
  readonly locale: string;
}

/** One thing to look at. */
export interface Check<Context> {
  readonly name: string;
  run(context: Context): Finding[] | Promise<Finding[]>;
}
