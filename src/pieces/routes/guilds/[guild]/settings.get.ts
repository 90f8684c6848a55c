import { Locale } from 'discord.js';
import { z } from 'zod';
import { ApiRoute } from '../../../../core/api/api-route.js';
import { askedGuild } from '../../../_settings-api/asked-guild.js';
import { allShown } from '../../../_settings-api/settings-shown.js';

const querySchema = z.strictObject({ locale: z.enum(Locale).default(Locale.EnglishUS) });

/** `GET /api/guilds/{guild}/settings?locale=nl`: all settings, with what each can be and what it is. */
export class SettingsRoute extends ApiRoute {
  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { locale } = querySchema.parse(request.query);
    const { guildId } = await askedGuild(request);
    const stored = await this.container.services.settings.stored(guildId);
    response.json({ guildId, scopes: allShown(stored, locale) });
  }
}
