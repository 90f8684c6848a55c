import { type APIGuild, type REST, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { I18n, Words } from '../../core/i18n.js';
import type { SettingsService } from '../settings/settings.service.js';

/** A guild changes its language once in its life. */
const keptFor = 3_600_000;
const mostGuilds = 5_000;

/** In which language a guild is spoken to where no interaction says it: as it has chosen, or else its own at Discord. */
export class GuildLanguages {
  readonly #known = new LRUCache<string, string>({ max: mostGuilds, ttl: keptFor });

  constructor(
    private readonly settings: SettingsService,
    private readonly rest: REST,
    private readonly i18n: I18n,
  ) {}

  /** As Discord names it, for example `nl`. English while Discord does not say. */
  async of(guildId: string): Promise<string> {
    const { locale } = await this.settings.read(guildId, 'core');
    return locale ?? this.#known.get(guildId) ?? (await this.#ask(guildId));
  }

  async words(guildId: string): Promise<Words> {
    return this.i18n.wordsFor(await this.of(guildId));
  }

  async #ask(guildId: string): Promise<string> {
    try {
      // @discordjs/rest leaves the type of an answer to its caller.
      const { preferred_locale } = (await this.rest.get(Routes.guild(guildId))) as APIGuild;
      this.#known.set(guildId, preferred_locale);
      return preferred_locale;
    } catch {
      return 'en'; // the words matter more than their language
    }
  }
}
