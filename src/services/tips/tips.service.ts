import { createHash } from 'node:crypto';
import type { ILogger } from '@sapphire/framework';
import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../core/clock.js';
import { embed } from '../../utils/embeds/embed.js';
import type { GuildLanguages } from '../languages/guild-languages.js';
import type { SettingsService } from '../settings/settings.service.js';
import type { TipStore } from './tip.store.js';

export interface TipsParts {
  readonly store: TipStore;
  readonly settings: SettingsService;
  readonly languages: GuildLanguages;
  readonly rest: REST;
  readonly clock: Clock;
  readonly logger: ILogger;
}

export interface TipOptions {
  /** Where it is told; the guild's log channel when left out. */
  readonly channelId?: string;
}

/** Tips that are known to be told, so that a first time does not cost a look at the database every time. */
const mostRemembered = 10_000;

/** Short hints when something happens in a guild for the first time: each once, at most one a day. */
export class TipsService {
  readonly #told = new LRUCache<string, true>({ max: mostRemembered });

  constructor(private readonly parts: TipsParts) {}

  /**
   * Tells a tip, unless the guild has had it, has had another today, or wants none. One that was held back is not lost:
   * it is told at a later occasion. What it accompanies never fails because of it.
   *
   * @param key of the words: `<plugin>.tips.<name>`
   * @returns whether it was told now
   */
  async tell(guildId: string, key: string, options: TipOptions = {}): Promise<boolean> {
    if (this.#told.has(`${guildId} ${key}`)) return false;
    try {
      return await this.#tell(guildId, key, options);
    } catch (error) {
      this.parts.logger.warn(`The tip "${key}" could not be told in guild ${guildId}`, error);
      return false;
    }
  }

  async #tell(guildId: string, key: string, { channelId }: TipOptions): Promise<boolean> {
    const { store, settings, clock } = this.parts;
    const core = await settings.read(guildId, 'core');
    const channel = channelId ?? core.logChannel;
    if (!core.tips || !channel) return false;
    const claim = await store.claim(guildId, key, clock.now());
    if (claim === 'told') this.#told.set(`${guildId} ${key}`, true);
    if (claim !== 'claimed') return false;
    try {
      await this.#send(channel, guildId, key);
    } catch (error) {
      await store.giveBack(guildId, key);
      throw error;
    }
    await store.told(guildId, key);
    return true;
  }

  async #send(channelId: string, guildId: string, key: string): Promise<void> {
    const { rest, languages } = this.parts;
    const words = await languages.words(guildId);
    await rest.post(Routes.channelMessages(channelId), {
      body: {
        embeds: [embed('info', { description: words(key) })],
        allowed_mentions: { parse: [] },
        // A twin, sent again after a lost answer or by another process after the lease, is dropped by Discord.
        nonce: createHash('sha256').update(`${guildId} ${key}`).digest('base64url').slice(0, 25),
        enforce_nonce: true,
      },
    });
  }
}
