import { z } from 'zod';
import { ApiRoute } from '../../../../../core/api/api-route.js';
import { askedGuild } from '../../../../_settings-api/asked-guild.js';

const name = z.string().regex(/^[\w-]{1,100}$/);

const querySchema = z.strictObject({
  scope: name.optional(),
  key: name.optional(),
  changeSetId: z.uuid().optional(),
  /** Only what is older than this entry: `next` of the page before. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** `GET /api/guilds/{guild}/settings/history`: what was changed, newest first. */
export class SettingsHistoryRoute extends ApiRoute {
  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { limit, ...narrow } = querySchema.parse(request.query);
    const { guildId } = await askedGuild(request);
    const filter = Object.fromEntries(Object.entries(narrow).filter(([, value]) => value !== undefined));
    const found = await this.container.services.settings.history(guildId, { ...filter, limit: limit + 1 });
    const changes = found.slice(0, limit);
    response.json({ guildId, changes, next: found.length > limit ? changes.at(-1)?.id : null });
  }
}
