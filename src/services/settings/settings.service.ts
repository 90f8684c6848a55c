import type { Clock } from '../../core/clock.js';
import type { Notifications } from '../../core/database/notifications.js';
import type { PluginSettings } from '../../core/plugins/plugin.js';
import { refuse } from '../../core/refuse.js';
import { switchKey } from './all-settings.js';
import type { BadValues } from './bad-values.js';
import type { ScopeValues, Setting, SettingsCatalogue, SettingValue } from './catalogue.js';
import { checkChange } from './check-change.js';
import {
  type Author,
  type ChangeSet,
  neverStored,
  type SettingChange,
  type StoredScopes,
  type WantedChange,
} from './setting-change.js';
import { type GuildValues, SettingsCache } from './settings.cache.js';
import { type SettingsStore, settingsChannel } from './settings.store.js';
import { SettingsConflict } from './settings-conflict.js';
import type { ChangeSetFilter, HistoryFilter } from './settings-history.store.js';

export interface SettingsParts {
  readonly catalogue: SettingsCatalogue;
  readonly store: SettingsStore;
  readonly notifications: Notifications;
  readonly clock: Clock;
  readonly badValues: BadValues;
}

/** A setting with what it holds in one guild. */
export interface CurrentSetting {
  readonly setting: Setting;
  /** What counts: the default where nothing is stored. */
  readonly value: SettingValue;
  readonly isSet: boolean;
  readonly version: number;
}

/** What is told inside the process after a change, wherever it was made. */
export type SettingsListener = (guildId: string) => void;

/** Settings of guilds: read from memory, written in one way only, with history. */
export class SettingsService {
  readonly catalogue: SettingsCatalogue;
  readonly #parts: SettingsParts;
  readonly #cache: SettingsCache;
  readonly #listeners = new Set<SettingsListener>();

  constructor(parts: SettingsParts) {
    this.#parts = parts;
    this.catalogue = parts.catalogue;
    this.#cache = new SettingsCache(
      (guildId) => this.#load(guildId),
      () => parts.notifications.listening,
    );
    parts.notifications.subscribe(settingsChannel, {
      onNotification: (guildId) => this.#forget(guildId),
      onGap: () => this.#cache.forgetAll(),
    });
  }

  /**
   * A plugin's settings in a guild, complete with defaults. From memory, or one query the first time. The type is what
   * the plugin has merged into `PluginSettings`; the bot's own settings are `core`.
   */
  async read<Scope extends keyof PluginSettings>(
    guildId: string,
    scope: Scope,
  ): Promise<Readonly<PluginSettings[Scope]>>;
  async read(guildId: string, scope: string): Promise<ScopeValues>;
  async read(guildId: string, scope: string): Promise<ScopeValues> {
    const kept = this.peek(guildId, scope);
    return kept ?? valuesOf(await this.#cache.get(guildId), scope);
  }

  /** The same when it is in memory already: for paths where even a promise is too much. */
  peek<Scope extends keyof PluginSettings>(
    guildId: string,
    scope: Scope,
  ): Readonly<PluginSettings[Scope]> | undefined;
  peek(guildId: string, scope: string): ScopeValues | undefined;
  peek(guildId: string, scope: string): ScopeValues | undefined {
    const kept = this.#cache.peek(guildId);
    return kept && valuesOf(kept, scope);
  }

  /** What was read last, also when it was changed a moment ago or changes are not heard: better than nothing for words. */
  lastKnown<Scope extends keyof PluginSettings>(
    guildId: string,
    scope: Scope,
  ): Readonly<PluginSettings[Scope]> | undefined;
  lastKnown(guildId: string, scope: string): ScopeValues | undefined {
    const known = this.#cache.lastKnown(guildId);
    return known && valuesOf(known, scope);
  }

  /** Whether a plugin is switched on in a guild: for tasks, which nobody asks in their place. */
  async enabled(guildId: string, plugin: string): Promise<boolean> {
    return (await this.read(guildId, plugin))[switchKey] !== false;
  }

  /** What is stored, with the versions that an editor needs. Straight from the database. */
  stored(guildId: string): Promise<StoredScopes> {
    return this.#parts.store.load(guildId);
  }

  /** One setting as an editor sees it. Straight from the database. */
  async current(guildId: string, scope: string, key: string): Promise<CurrentSetting> {
    const setting = this.find(scope, key);
    const { value, version } = (await this.stored(guildId))[scope]?.[key] ?? neverStored;
    const { values } = this.catalogue.read(scope, { [key]: value });
    return { setting, value: values[key] ?? null, isSet: value !== null, version };
  }

  /**
   * The only way to change settings: checked, with history, all or nothing. Refuses with `core.settings.invalid`,
   * `core.settings.unknown`, `core.settings.ownerOnly` or with a `SettingsConflict`.
   */
  async change(
    guildId: string,
    wanted: readonly WantedChange[],
    author: Author,
  ): Promise<readonly SettingChange[]> {
    for (const { scope, key, value } of wanted) checkChange(this.find(scope, key), value, author.rights);
    const { store, clock } = this.#parts;
    const written = await store.write(guildId, wanted, author, clock.now());
    if ('conflicts' in written) throw new SettingsConflict(written.conflicts);
    // The writer must not read its own past: the notification may come a moment later.
    this.#forget(guildId);
    return written.changes;
  }

  /** Newest first. */
  history(guildId: string, filter: HistoryFilter): Promise<SettingChange[]> {
    return this.#parts.store.history.list(guildId, filter);
  }

  /** What was changed together, newest first. */
  changeSets(guildId: string, filter: ChangeSetFilter): Promise<ChangeSet[]> {
    return this.#parts.store.history.changeSets(guildId, filter);
  }

  /** Calls `listener` when a guild's settings may have changed, by this process or any other. */
  onChange(listener: SettingsListener): void {
    this.#listeners.add(listener);
  }

  /** The setting, or a refusal for a name that no loaded plugin has. */
  find(scope: string, key: string): Setting {
    const setting = this.catalogue.find(scope, key);
    if (setting) return setting;
    const name = key ? `${scope}.${key}` : scope;
    const message = `There is no setting "${name}". Open /config browse and pick one.`;
    throw refuse('core.settings.unknown', message, { name });
  }

  async #load(guildId: string): Promise<GuildValues> {
    const { catalogue, store, badValues } = this.#parts;
    const stored = await store.load(guildId);
    const entries = catalogue.scopes().map((scope) => {
      const raw = Object.entries(stored[scope] ?? {}).map(([key, { value }]) => [key, value]);
      const { values, problems } = catalogue.read(scope, Object.fromEntries(raw));
      for (const problem of problems) badValues.tell(guildId, problem);
      return [scope, values] as const;
    });
    return Object.fromEntries(entries);
  }

  #forget(guildId: string): void {
    this.#cache.forget(guildId);
    for (const listener of this.#listeners) listener(guildId);
  }
}

function valuesOf(guild: GuildValues, scope: string): ScopeValues {
  const values = guild[scope];
  if (!values) throw new Error(`No plugin has settings under "${scope}"`);
  return values;
}
