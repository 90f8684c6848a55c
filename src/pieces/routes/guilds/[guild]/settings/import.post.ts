import { z } from 'zod';
import { ApiRoute } from '../../../../../core/api/api-route.js';
import { readJson } from '../../../../../core/api/read-json.js';
import { exportSchema, importSettings } from '../../../../../services/settings/transfer.js';
import { apiAuthor } from '../../../../_settings-api/api-author.js';
import { askedGuild } from '../../../../_settings-api/asked-guild.js';
import { apply, planOrApply } from '../../../../_settings-api/plan-or-apply.js';

const bodySchema = z.strictObject({
  export: exportSchema,
  /** For what is `unsure`: their id -> our id; an empty text leaves it out. */
  answers: z.record(z.string(), z.string()).default({}),
  apply,
});

/** `POST /api/guilds/{guild}/settings/import`: shows what an export would change here, or does it. */
export class ImportSettingsRoute extends ApiRoute {
  constructor(context: ApiRoute.LoaderContext, options: ApiRoute.Options) {
    super(context, { ...options, maximumBodyLength: 256 * 1024 });
  }

  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { export: exported, answers, apply: wish } = await readJson(request, bodySchema);
    const guild = await askedGuild(request);
    const { catalogue } = this.container.services.settings;
    const { wanted, unsure } = importSettings(catalogue, guild.guildId, exported, guild.directory, answers);
    response.json({ unsure, ...(await planOrApply(guild, wanted, wish, apiAuthor(response))) });
  }
}
