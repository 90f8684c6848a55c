import { container } from '@sapphire/framework';
import { ApiError } from '../../core/api/api-error.js';
import { parseSetting } from '../../services/settings/catalogue.js';
import { type PlannedChange, planChanges } from '../../services/settings/plan.js';
import type {
  Author,
  SettingChange,
  StoredScopes,
  WantedChange,
} from '../../services/settings/setting-change.js';
import type { Conflict } from '../../services/settings/settings.store.js';
import { SettingsConflict } from '../../services/settings/settings-conflict.js';
import type { AskedGuild } from './asked-guild.js';

/** What changes would do. 409 where the caller saw an older version of what they change. */
export async function planFor(
  { guildId, directory }: AskedGuild,
  wanted: readonly WantedChange[],
  rights: Author['rights'],
): Promise<PlannedChange[]> {
  const { settings } = container.services;
  const stored = await settings.stored(guildId);
  const plan = planChanges(settings.catalogue, stored, wanted, directory, rights);
  const conflicts = wanted.flatMap((change, index) => conflictOf(change, plan[index], stored));
  if (conflicts.length > 0) throw conflicting(new SettingsConflict(conflicts));
  return plan;
}

/** Refuses with 400 and each change that cannot be made. */
export function refuseBlocked(plan: readonly PlannedChange[]): void {
  const words = container.i18n.wordsFor('en');
  const fields = plan.flatMap((change, index) => {
    if (change.state !== 'blocked') return [];
    const message = invalidity(change) ?? words(`core.config.plan.why.${change.why}`);
    return [{ field: `changes.${index}.value`, reason: change.why, message }];
  });
  if (fields.length === 0) return;
  const message = 'Some of these changes cannot be made, so none was.';
  throw new ApiError(400, 'core.settings.invalid', message, { details: { fields } });
}

/** Makes the changes, all or none. */
export async function makeChanges(
  guildId: string,
  wanted: readonly WantedChange[],
  author: Author,
): Promise<{ changeSetId: string | null; changes: readonly SettingChange[] }> {
  try {
    const changes = await container.services.settings.change(guildId, wanted, author);
    return { changeSetId: changes[0]?.changeSetId ?? null, changes };
  } catch (error) {
    throw error instanceof SettingsConflict ? conflicting(error) : error;
  }
}

function conflictOf(
  { seenVersion }: WantedChange,
  planned: PlannedChange | undefined,
  stored: StoredScopes,
): Conflict[] {
  if (!planned || seenVersion === undefined || seenVersion === planned.seenVersion) return [];
  const { scope, key, from, seenVersion: version } = planned;
  return [{ scope, key, now: stored[scope]?.[key] ?? { value: from, version } }];
}

function conflicting({ identifier, message, conflicts }: SettingsConflict): ApiError {
  const details = {
    conflicts: conflicts.map(({ scope, key, now }) => ({
      scope,
      key,
      stored: now.value,
      version: now.version,
    })),
  };
  return new ApiError(409, identifier, message, { details });
}

function invalidity({ scope, key, value, why }: PlannedChange): string | null {
  const setting = container.services.settings.catalogue.find(scope, key);
  if (why !== 'invalidValue' || !setting) return null;
  const parsed = parseSetting(setting, value);
  return 'why' in parsed ? parsed.why : null;
}
