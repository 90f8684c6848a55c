import { z } from 'zod';
import { ApiRoute } from '../../../../../core/api/api-route.js';
import { readJson } from '../../../../../core/api/read-json.js';
import type { WantedChange } from '../../../../../services/settings/setting-change.js';
import { apiAuthor } from '../../../../_settings-api/api-author.js';
import { askedGuild } from '../../../../_settings-api/asked-guild.js';
import { apply, planOrApply } from '../../../../_settings-api/plan-or-apply.js';

const target = z.union([
  /** Takes back what was changed together; 409 where some of it was changed again since. */
  z.strictObject({ changeSetId: z.uuid() }),
  /** Back to before that change. */
  z.strictObject({ beforeChangeSetId: z.uuid() }),
  /** Back to that moment. */
  z.strictObject({ moment: z.iso.datetime({ offset: true }) }),
]);

const bodySchema = z.strictObject({ to: target, apply });

/** `POST /api/guilds/{guild}/settings/undo`: shows what taking back would change, or does it. */
export class UndoSettingsRoute extends ApiRoute {
  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { to, apply: wish } = await readJson(request, bodySchema);
    const guild = await askedGuild(request);
    const wanted = await this.#wanted(guild.guildId, to);
    response.json(await planOrApply(guild, wanted, wish, apiAuthor(response)));
  }

  #wanted(guildId: string, to: z.output<typeof target>): Promise<WantedChange[]> {
    const { settingsUndo } = this.container.services;
    if ('changeSetId' in to) return settingsUndo.back(guildId, to.changeSetId);
    if ('beforeChangeSetId' in to) return settingsUndo.before(guildId, to.beforeChangeSetId);
    return settingsUndo.at(guildId, Temporal.Instant.from(to.moment));
  }
}
