import { container } from '@sapphire/framework';
import { refuse } from '../../core/refuse.js';
import { parseSetting, type Setting, type SettingValue } from '../../services/settings/catalogue.js';
import { readText } from '../../services/settings/setting-text.js';
import type { ControlUse } from './control-use.js';
import type { Editor } from './editor.js';
import { shownSetting } from './setting-shown.js';

/** What was chosen in a picker. Nothing picked in a menu means unset. */
export function pickedValue(
  interaction: ControlUse,
  setting: Setting,
  pressed: string | undefined,
): SettingValue {
  if (interaction.isButton()) return pressed === 'true';
  const { values } = interaction;
  if (values.length === 0) return null;
  return setting.kind.type === 'list' ? values : (values[0] ?? null);
}

/** What was typed, as a value of the setting. */
export function typedValue(setting: Setting, text: string, editor: Editor): SettingValue {
  const read = readText(setting, text);
  if ('value' in read) return read.value;
  throw notLikeThis(setting, editor);
}

/** Refuses a value that the setting cannot hold, in the editor's words. */
export function checkValue(setting: Setting, value: SettingValue, editor: Editor): void {
  if (value !== null && 'why' in parseSetting(setting, value)) throw notLikeThis(setting, editor);
}

function notLikeThis(setting: Setting, editor: Editor) {
  const { label, expects } = shownSetting(setting, editor);
  return refuse('core.config.invalid', `"${label}" must be ${expects}.`, { label, expects });
}

/** The setting that a control names; a plugin may have lost it since its message was sent. */
export function namedSetting(scope: string | undefined, key: string | undefined): Setting {
  return container.services.settings.find(scope ?? '', key ?? '');
}
