import { ApiRoute } from '../../../../../core/api/api-route.js';
import { exportSettings } from '../../../../../services/settings/transfer.js';
import { askedGuild } from '../../../../_settings-api/asked-guild.js';

/** `GET /api/guilds/{guild}/settings/export`: the same file that `/config export` makes. */
export class ExportSettingsRoute extends ApiRoute {
  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { guildId, directory } = await askedGuild(request);
    const { settings } = this.container.services;
    response.json(exportSettings(settings.catalogue, guildId, await settings.stored(guildId), directory));
  }
}
