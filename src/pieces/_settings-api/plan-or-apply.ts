import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ApiError } from '../../core/api/api-error.js';
import { applicable, type PlannedChange } from '../../services/settings/plan.js';
import type { Author, WantedChange } from '../../services/settings/setting-change.js';
import type { AskedGuild } from './asked-guild.js';
import { makeChanges, planFor } from './plan-change.js';

/**
 * Whether changes are made: false only shows the plan, true makes whatever the plan is now, and the `revision` of a plan
 * that was shown makes exactly that plan or nothing.
 */
export const apply = z.union([z.boolean(), z.string().max(100)]).default(false);

/** Shows what changes would do, or does what of it can be done. 409 with the new plan where it is not what was shown. */
export async function planOrApply(
  guild: AskedGuild,
  wanted: readonly WantedChange[],
  wish: z.output<typeof apply>,
  author: Author,
) {
  const plan = await planFor(guild, wanted, author.rights);
  const revision = revisionOf(plan);
  if (wish === false) return { plan, revision, applied: false };
  if (wish !== true && wish !== revision) throw outdated(plan, revision);
  return { plan, revision, applied: true, ...(await makeChanges(guild.guildId, applicable(plan), author)) };
}

/** The plan tells versions and values, so two plans with one revision are one plan. */
function revisionOf(plan: readonly PlannedChange[]): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
}

function outdated(plan: readonly PlannedChange[], revision: string): ApiError {
  const message =
    'Something has changed since that plan was shown, so nothing was done. This is the plan now.';
  return new ApiError(409, 'core.settings.outdated', message, { details: { plan, revision } });
}
