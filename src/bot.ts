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
export type { Clock } from './core/clock.js';
export { refuse } from './core/errors.js';
export type { BotEventEmitter, BotEvents } from './core/events.js';
export { type I18n, type Words, wordsForGuild, wordsForUser } from './core/i18n.js';
export {
  definePlugin,
  type Erasure,
  type PluginContext,
  type PluginManifest,
  type PluginSettings,
  type Services,
} from './core/plugins/plugin.js';
