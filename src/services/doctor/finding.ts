import type { EntityManager } from '@mikro-orm/postgresql';
import type { Guild, REST } from 'discord.js';
import type { Clock } from '../../core/clock.js';
import type { I18n } from '../../core/i18n.js';
import type { FoundPlugin, LeftOut } from '../../core/plugins/found-plugin.js';
import type { Secrets } from '../../core/secrets/secrets.js';
import type { GuildDirectories } from '../settings/guild-directories.js';
import type { SettingsService } from '../settings/settings.service.js';

/** Something that is worth knowing, in words of the locales: `core.doctor.findings.<key>`, with cause and next step. */
export interface Finding {
  readonly severity: 'problem' | 'warning' | 'note';
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What can be looked at without a guild. */
export interface HostContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly plugins: readonly FoundPlugin[];
  readonly leftOut: readonly LeftOut[];
  readonly secrets: Secrets;
  /** Null when there is no token to ask Discord with. */
  readonly rest: REST | null;
}

export interface GuildContext extends HostContext {
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
