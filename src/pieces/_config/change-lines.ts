import { container } from '@sapphire/framework';
import type { SettingValue } from '../../services/settings/catalogue.js';
import type { SettingChange } from '../../services/settings/setting-change.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { timestamp } from '../../utils/embeds/timestamps.js';
import { safeInline } from '../../utils/text/safe.js';
import { truncate } from '../../utils/text/truncate.js';
import type { Editor } from './editor.js';
import { shownSetting } from './setting-shown.js';

interface Changed {
  readonly scope: string;
  readonly key: string;
}

/** `Tea: Cups`, or the name in code when no loaded plugin has the setting. */
export function settingTitle({ scope, key }: Changed, editor: Editor): string {
  const setting = container.services.settings.catalogue.find(scope, key);
  if (!setting) return `${scope}.${key}`;
  return `${scopeName(scope, container.i18n, editor.locale)}: ${shownSetting(setting, editor).label}`;
}

/** So that a page of the history fits into an embed. */
const longestValue = 60;

/** A value as it is stored: null is the default. */
export function storedValue({ scope, key }: Changed, value: SettingValue, editor: Editor): string {
  const setting = container.services.settings.catalogue.find(scope, key);
  if (value === null) return editor.words('core.config.unset');
  if (!setting) return safeInline(JSON.stringify(value), longestValue);
  return truncate(shownSetting(setting, editor).show(value), longestValue);
}

/** `Tea: Cups — 2 cups → 5 cups` */
export function diffLine(change: Changed, from: SettingValue, to: SettingValue, editor: Editor): string {
  const values = `${storedValue(change, from, editor)} → ${storedValue(change, to, editor)}`;
  return `**${settingTitle(change, editor)}** · ${values}`;
}

/** When, who and on which way. */
export function originLine({ changedAt, changedBy, how }: SettingChange, { words }: Editor): string {
  const nobody = how === 'api' ? words('core.config.history.operator') : words('core.config.history.bot');
  const who = changedBy === null ? nobody : `<@${changedBy}>`;
  return `${timestamp(changedAt, 'f')} · ${who} · ${words(`core.config.history.how.${how}`)}`;
}
