import { LRUCache } from 'lru-cache';
import type { ScopeValues } from './catalogue.js';

/** A guild's values by scope, complete with defaults. */
export type GuildValues = Readonly<Record<string, ScopeValues>>;

/** Guilds whose settings are kept in memory: about 2 kB each. */
const mostGuilds = 5000;

interface Loaded {
  /** Of the load that brought them: one that began later knows better, whichever ends first. */
  readonly load: number;
  readonly values: GuildValues;
}

/**
 * Settings in memory, kept true by notifications instead of polling. A guild that is being loaded while somebody
 * changes it is loaded again, so that an old answer never stays.
 */
export class SettingsCache {
  readonly #guilds = new LRUCache<string, GuildValues>({ max: mostGuilds });
  readonly #loading = new Map<string, Promise<GuildValues>>();
  readonly #lastKnown = new LRUCache<string, Loaded>({ max: mostGuilds });
  #loads = 0;

  constructor(
    private readonly load: (guildId: string) => Promise<GuildValues>,
    /** Whether changes are heard. While they are not, nothing is kept. */
    private readonly isHearing: () => boolean,
  ) {}

  /** The values when they are in memory: the hot path, without a promise. */
  peek(guildId: string): GuildValues | undefined {
    return this.#guilds.get(guildId);
  }

  /** The values that were loaded last, which somebody may have changed since: for what must be answered without a wait. */
  lastKnown(guildId: string): GuildValues | undefined {
    return this.#lastKnown.get(guildId)?.values;
  }

  get(guildId: string): Promise<GuildValues> {
    const kept = this.#guilds.get(guildId);
    if (kept) return Promise.resolve(kept);
    const loading = this.#loading.get(guildId);
    if (loading) return loading;
    const started = this.#start(guildId);
    this.#loading.set(guildId, started);
    return started;
  }

  forget(guildId: string): void {
    this.#guilds.delete(guildId);
    this.#loading.delete(guildId);
  }

  forgetAll(): void {
    this.#guilds.clear();
    this.#loading.clear();
  }

  #start(guildId: string): Promise<GuildValues> {
    this.#loads += 1;
    const load = this.#loads;
    const started: Promise<GuildValues> = this.load(guildId)
      .then((values) => {
        if (load > (this.#lastKnown.get(guildId)?.load ?? 0)) this.#lastKnown.set(guildId, { load, values });
        // Still the newest load, so nobody has changed the guild since it began.
        if (this.#loading.get(guildId) === started && this.isHearing()) this.#guilds.set(guildId, values);
        return values;
      })
      .finally(() => {
        if (this.#loading.get(guildId) === started) this.#loading.delete(guildId);
      });
    return started;
  }
}
