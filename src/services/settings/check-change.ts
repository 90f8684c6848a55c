import { refuse } from '../../core/refuse.js';
import { parseSetting, type Setting, type SettingValue } from './catalogue.js';
import type { Author } from './setting-change.js';

/** Refuses what the setting cannot be, or what this author may not change; unsetting (null) needs only the right to. */
export function checkChange(setting: Setting, value: SettingValue, rights: Author['rights']): void {
  const { label, changedBy } = setting;
  if (changedBy === 'owner' && rights !== 'owner') {
    const message = `Only the owner of the bot can change "${label}". Ask them to.`;
    throw refuse('core.settings.ownerOnly', message, { label });
  }
  if (value === null) return;
  const parsed = parseSetting(setting, value);
  if ('value' in parsed) return;
  const { why } = parsed;
  throw refuse('core.settings.invalid', `"${label}" cannot be that: ${why}.`, { label, why });
}
