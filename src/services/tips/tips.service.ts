import { createHash } from 'node:crypto';
import type { ILogger } from '@sapphire/framework';
import type { REST } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Clock } from '../../core/clock.js';
import type { I18n } from '../../core/i18n.js';
import { embed } from '../../utils/embeds/embed.js';
import type { SettingsService } from '../settings/settings.service.js';
import type { TipStore } from './tip.store.js';

export interface TipsParts {
  readonly store: TipStore;
  readonly settings: SettingsService;
  readonly rest: REST;
  readonly i18n: I18n;
  readonly clock: Clock;
  readonly logger: ILogger;
}

export interface TipOptions {
  /** Where it is told; the guild's log channel when left out. */
  readonly channelId?: string;
  /** The guild's own language, for when none is set. */
  readonly locale?: string;
}

/** Short hints when something happens in a guild for the first time: each once, at most one a day. */
export class TipsService {
  constructor(private readonly parts: TipsParts) {}

  /**
   * Tells a tip, unless the guild has had it, has had another today, or wants none. One that was held back is not lost:
   * it is told at a later occasion.
   *
   * @param key of the words: `<plugin>.tips.<name>`
   * @returns whether it was told now
   */
  async tell(guildId: string, key: string, { channelId, locale }: TipOptions = {}): Promise<boolean> {
    const { store, settings, clock, logger } = this.parts;
    const core = await settings.read(guildId, 'core');
    const channel = channelId ?? core.logChannel;
    if (!core.tips || !channel || !(await store.claim(guildId, key, clock.now()))) return false;
    try {
      await this.#send(channel, guildId, key, core.locale ?? locale);
    } catch (error) {
      await store.giveBack(guildId, key);
      logger.warn(`The tip "${key}" could not be told in guild ${guildId}`, error);
      return false;
    }
    await store.told(guildId, key);
    return true;
  }

  async #send(channelId: string, guildId: string, key: string, locale: string | undefined): Promise<void> {
    const { rest, i18n } = this.parts;
    await rest.post(Routes.channelMessages(channelId), {
      body: {
        embeds: [embed('info', { description: i18n.wordsFor(locale)(key) })],
        allowed_mentions: { parse: [] },
        // A twin, sent again after a lost answer or by another process after the lease, is dropped by Discord.
        nonce: createHash('sha256').update(`${guildId} ${key}`).digest('base64url').slice(0, 25),
        enforce_nonce: true,
      },
    });
  }
}
