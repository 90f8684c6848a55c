import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../../core/clock.js';
import type { Notifications } from '../../core/database/notifications.js';
import { refuse } from '../../core/errors.js';
import { parseSetting, type ScopeValues, type Setting, type SettingsCatalogue } from './catalogue.js';
import type { Author, SettingChange, StoredScopes, WantedChange } from './setting-change.js';
import { type GuildValues, SettingsCache } from './settings.cache.js';
import { type HistoryFilter, type SettingsStore, settingsChannel } from './settings.store.js';

export interface SettingsParts {
  readonly catalogue: SettingsCatalogue;
  readonly store: SettingsStore;
  readonly notifications: Notifications;
  readonly clock: Clock;
  readonly logger: ILogger;
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

  /** A plugin's settings in a guild, complete with defaults. From memory, or one query the first time. */
  async read(guildId: string, scope: string): Promise<ScopeValues> {
    const kept = this.peek(guildId, scope);
    return kept ?? valuesOf(await this.#cache.get(guildId), scope);
  }

  /** The same when it is in memory already: for paths where even a promise is too much. */
  peek(guildId: string, scope: string): ScopeValues | undefined {
    const kept = this.#cache.peek(guildId);
    return kept && valuesOf(kept, scope);
  }

  /** What is stored, with the versions that an editor needs. Straight from the database. */
  stored(guildId: string): Promise<StoredScopes> {
    return this.#parts.store.load(guildId);
  }

  /**
   * The only way to change settings: checked, with history, all or nothing. Refuses with `settings.invalid`,
   * `settings.unknown`, `settings.ownerOnly` or `settings.conflict`.
   */
  async change(
    guildId: string,
    wanted: readonly WantedChange[],
    author: Author,
  ): Promise<readonly SettingChange[]> {
    for (const change of wanted) this.#check(change, author);
    const { store, clock } = this.#parts;
    const written = await store.write(guildId, wanted, author, clock.now());
    if ('conflicts' in written) throw conflict(written.conflicts.map(({ scope, key }) => `${scope}.${key}`));
    // The writer must not read its own past: the notification may come a moment later.
    this.#forget(guildId);
    return written.changes;
  }

  /** Newest first. */
  history(guildId: string, filter: HistoryFilter): Promise<SettingChange[]> {
    return this.#parts.store.history(guildId, filter);
  }

  /** Calls `listener` when a guild's settings may have changed, by this process or any other. */
  onChange(listener: SettingsListener): void {
    this.#listeners.add(listener);
  }

  /** The setting, or a refusal for a name that no loaded plugin has. */
  find(scope: string, key: string): Setting {
    const setting = this.catalogue.find(scope, key);
    if (!setting) throw refuse('settings.unknown', `There is no setting "${scope}.${key}".`, { scope, key });
    return setting;
  }

  #check({ scope, key, value }: WantedChange, author: Author): void {
    const setting = this.find(scope, key);
    if (setting.changedBy === 'owner' && author.rights !== 'owner') {
      const values = { label: setting.label };
      throw refuse('settings.ownerOnly', `Only the owner of the bot can change "${setting.label}".`, values);
    }
    if (value === null) return;
    const parsed = parseSetting(setting, value);
    if ('value' in parsed) return;
    const values = { label: setting.label, why: parsed.why };
    throw refuse('settings.invalid', `"${setting.label}" cannot be that: ${parsed.why}.`, values);
  }

  async #load(guildId: string): Promise<GuildValues> {
    const { catalogue, store, logger } = this.#parts;
    const stored = await store.load(guildId);
    const entries = catalogue.scopes().map((scope) => {
      const raw = Object.entries(stored[scope] ?? {}).map(([key, { value }]) => [key, value]);
      const { values, problems } = catalogue.read(scope, Object.fromEntries(raw));
      for (const { key, why } of problems) {
        logger.warn(`Guild ${guildId}: the stored setting ${scope}.${key} ${why}; its default is used`);
      }
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

function conflict(names: readonly string[]) {
  const list = names.join(', ');
  return refuse(
    'settings.conflict',
    `Somebody else has changed ${list} in the meantime. Look at the new value, then change it again.`,
    { settings: list },
  );
}
