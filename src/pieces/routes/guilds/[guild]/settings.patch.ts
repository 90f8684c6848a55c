import { Locale } from 'discord.js';
import { z } from 'zod';
import { ApiRoute } from '../../../../core/api/api-route.js';
import { readJson } from '../../../../core/api/read-json.js';
import type { PlannedChange } from '../../../../services/settings/plan.js';
import { settingValue } from '../../../../services/settings/transfer.js';
import { apiAuthor } from '../../../_settings-api/api-author.js';
import { askedGuild } from '../../../_settings-api/asked-guild.js';
import { makeChanges, planFor, refuseBlocked } from '../../../_settings-api/plan-change.js';
import { settingShown } from '../../../_settings-api/settings-shown.js';

const change = z.strictObject({
  scope: z.string(),
  key: z.string(),
  /** Null unsets. */
  value: settingValue,
  /** What the caller saw; left out, the change is made whatever is there. */
  version: z.int().min(0).optional(),
});

const bodySchema = z.strictObject({
  changes: z.array(change).min(1).max(500),
  dryRun: z.boolean().default(false),
});

/** `PATCH /api/guilds/{guild}/settings`: changes settings, all or none. */
export class ChangeSettingsRoute extends ApiRoute {
  override async run(request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const { changes, dryRun } = await readJson(request, bodySchema);
    const guild = await askedGuild(request);
    const author = apiAuthor(response);
    const wanted = changes.map(({ version, ...rest }) => ({
      ...rest,
      ...(version !== undefined && { seenVersion: version }),
    }));
    const plan = await planFor(guild, wanted, author.rights);
    refuseBlocked(plan);
    if (dryRun) return response.json({ plan, applied: false });
    const made = await makeChanges(guild.guildId, wanted, author);
    response.json({ plan, applied: true, ...made, settings: await this.#asTheyAre(guild.guildId, plan) });
  }

  /** With their new versions, so that the caller can go on. */
  async #asTheyAre(guildId: string, plan: readonly PlannedChange[]) {
    const { settings } = this.container.services;
    const stored = await settings.stored(guildId);
    const named = new Set(plan.map(({ scope, key }) => settings.find(scope, key)));
    return [...named].map((setting) => settingShown(setting, stored, Locale.EnglishUS));
  }
}
