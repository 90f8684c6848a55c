/**
 * The door: all that a plugin may use, imported as `alphapy`. Route and ScheduledTask stand behind a second door,
 * `alphapy/backend`, because gateway processes must not pay for the API and the queue.
 */
import './core/container.js';

export {
  Command,
  container,
  Events,
  InteractionHandler,
  InteractionHandlerTypes,
  Listener,
  Precondition,
} from '@sapphire/framework';
export { Subcommand } from '@sapphire/plugin-subcommands';
export { usableAnywhere } from './core/anywhere.js';
export type { Clock } from './core/clock.js';
export { instant, snowflake } from './core/database/types.js';
export { described } from './core/described.js';
export { describedChoice } from './core/described-choice.js';
export { guildWithBot } from './core/discord/guild-with-bot.js';
export { type Refusal, refusalFor } from './core/discord/refusal.js';
export { BusyError } from './core/discord/request-slots.js';
export type { BotEventEmitter, BotEvents } from './core/events.js';
export { type I18n, type Words, wordsForGuild, wordsForUser } from './core/i18n.js';
export type { CommandLine, PluginCommands } from './core/plugins/command-line.js';
export {
  definePlugin,
  type Erasure,
  type PluginContext,
  type PluginFinding,
  type PluginManifest,
  type PluginSettings,
  type Services,
} from './core/plugins/plugin.js';
export { refuse } from './core/refuse.js';
export type { AuditEntry } from './services/audit/audit-entry.js';
export type { LimitRule } from './services/limits/limits.service.js';
export type { BotServices } from './services/services.js';
export {
  booleanSetting,
  categorySetting,
  channelSetting,
  choiceSetting,
  durationSetting,
  listSetting,
  localeSetting,
  numberSetting,
  roleSetting,
  textSetting,
  timeZoneSetting,
  userSetting,
} from './services/settings/kinds.js';
export { type EmbedContent, type EmbedFieldContent, embed } from './utils/embeds/embed.js';
export { type Page, pageButtons, pageOf, pageOfButton } from './utils/embeds/pages.js';
export type { EmbedCategory } from './utils/embeds/style.js';
export { type TimestampStyle, timestamp } from './utils/embeds/timestamps.js';
export { cleanBlock } from './utils/text/clean.js';
export { csvRow } from './utils/text/csv.js';
export { safeFileName } from './utils/text/file-name.js';
export { limits } from './utils/text/limits.js';
export { type InjectionSign, injectionSigns, promptData } from './utils/text/prompt.js';
export { safeAdmin, safeBlock, safeInline, safeLog } from './utils/text/safe.js';
export { truncate } from './utils/text/truncate.js';
