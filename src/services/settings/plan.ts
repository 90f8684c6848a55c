import { parseSetting, type Setting, type SettingsCatalogue, type SettingValue } from './catalogue.js';
import { type GuildDirectory, type Obstacle, obstacle } from './guild-directory.js';
import { type Author, neverStored, type StoredScopes, type WantedChange } from './setting-change.js';

/** What one wanted change would do, before it is done. */
export interface PlannedChange extends Required<WantedChange> {
  /** The setting's label, or its name when no loaded plugin has it. */
  readonly label: string;
  readonly from: SettingValue;
  readonly state: 'change' | 'same' | 'blocked';
  readonly why: PlanObstacle | null;
}

export type PlanObstacle = Obstacle | 'unknownSetting' | 'invalidValue' | 'ownerOnly';

/**
 * Shows what changes would do: what changes, what stays, what is blocked and why. Applying the plan passes the
 * versions on that were seen here, so a change of somebody else in between is a conflict and not lost.
 */
export function planChanges(
  catalogue: SettingsCatalogue,
  stored: StoredScopes,
  wanted: readonly WantedChange[],
  directory: GuildDirectory,
  rights: Author['rights'],
): PlannedChange[] {
  return wanted.map(({ scope, key, value }) => {
    const setting = catalogue.find(scope, key);
    const now = stored[scope]?.[key] ?? neverStored;
    const why = setting ? obstacleOf(setting, value, directory, rights) : 'unknownSetting';
    const isSame = JSON.stringify(now.value) === JSON.stringify(value);
    const state = isSame ? 'same' : why ? 'blocked' : 'change';
    const label = setting?.label ?? `${scope}.${key}`;
    return { scope, key, value, seenVersion: now.version, label, from: now.value, state, why };
  });
}

/** What of a plan can be done. */
export function applicable(plan: readonly PlannedChange[]): WantedChange[] {
  return plan
    .filter(({ state }) => state === 'change')
    .map(({ scope, key, value, seenVersion }) => ({ scope, key, value, seenVersion }));
}

function obstacleOf(
  setting: Setting,
  value: SettingValue,
  directory: GuildDirectory,
  rights: Author['rights'],
): PlanObstacle | null {
  if (setting.changedBy === 'owner' && rights !== 'owner') return 'ownerOnly';
  if (value === null) return null;
  if ('why' in parseSetting(setting, value)) return 'invalidValue';
  const type = referenceType(setting);
  if (!type) return null;
  const ids = Array.isArray(value) ? value : [value];
  for (const id of ids) {
    const found = obstacle(directory, type, String(id));
    if (found) return found;
  }
  return null;
}

/** The kind of thing in the guild that the setting names; null when it names none. */
export function referenceType({ kind }: Setting): 'role' | 'channel' | 'category' | null {
  const type = kind.type === 'list' ? kind.of : kind.type;
  return type === 'role' || type === 'channel' || type === 'category' ? type : null;
}
