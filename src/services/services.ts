import type { Secrets } from '../core/secrets/secrets.js';
import type { AuditLog } from './audit/audit-log.js';
import type { AuditPosts } from './audit/audit-posts.js';
import type { CommandTracker } from './command-tracker/command-tracker.js';
import type { CommandUseStore } from './command-tracker/command-use.store.js';
import type { GuildLanguages } from './languages/guild-languages.js';
import type { LimitsService } from './limits/limits.service.js';
import type { OperationsLog } from './operations/operations-log.js';
import type { ChannelPosts } from './posting/channel-posts.js';
import type { Processes } from './processes/processes.js';
import type { BotOwners } from './settings/bot-owners.js';
import type { CoreSettings } from './settings/core-settings.js';
import type { SettingsDrafts } from './settings/drafts.js';
import type { GuildDirectories } from './settings/guild-directories.js';
import type { PluginSwitch } from './settings/plugin-switch.js';
import type { SettingsService } from './settings/settings.service.js';
import type { SettingsUndo } from './settings/undo.js';
import type { TimeZonesService } from './time-zones/time-zones.service.js';
import type { TipsService } from './tips/tips.service.js';

/** Services that every plugin may use without naming them in `dependencies`. */
export interface BotServices {
  readonly settings: SettingsService;
  readonly settingsUndo: SettingsUndo;
  readonly guildDirectories: GuildDirectories;
  readonly pluginSwitch: PluginSwitch;
  readonly owners: BotOwners;
  readonly settingsDrafts: SettingsDrafts;
  readonly timeZones: TimeZonesService;
  readonly tips: TipsService;
  readonly limits: LimitsService;
  /** Keys and tokens, from Secret Manager or the environment. Ask each time: a rotated one is noticed. */
  readonly secrets: Secrets;
  readonly audit: AuditLog;
  readonly processes: Processes;
  readonly auditPosts: AuditPosts;
  /** Messages of the bot itself to a channel, each of which arrives once. */
  readonly posts: ChannelPosts;
  readonly languages: GuildLanguages;
  readonly operations: OperationsLog;
  readonly commandTracker: CommandTracker;
  readonly commandUses: CommandUseStore;
}

declare module '../core/plugins/plugin.js' {
  interface Services extends BotServices {}
  interface PluginSettings {
    core: CoreSettings;
  }
}
