import { container } from '@sapphire/framework';
import { refuse } from '../../core/refuse.js';
import { parseSetting, type Setting, type SettingValue } from '../../services/settings/catalogue.js';
import { readText, splitList } from '../../services/settings/setting-text.js';
import { wrongItems } from '../../services/settings/wrong-items.js';
import { zonesOfCountry } from '../../services/time-zones/countries.js';
import { safeInline } from '../../utils/text/safe.js';
import type { ControlUse } from './control-use.js';
import type { Editor } from './editor.js';
import { isListChange } from './list-change.js';
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
  const zones = setting.kind.type === 'timeZone' ? zonesOfCountry(text) : [];
  if (zones.length > 1) throw severalZones(zones);
  throw notLikeThis(setting, setting.kind.type === 'list' ? splitList(setting, text) : null, editor);
}

/** Refuses a value that the setting cannot hold, in the editor's words. */
export function checkValue(setting: Setting, value: SettingValue, editor: Editor): void {
  if (value !== null && 'why' in parseSetting(setting, value)) throw notLikeThis(setting, value, editor);
}

/** Most that are named of what is wrong. */
const MOST_NAMED = 5;

/** Of a list, also what in it is wrong. */
function notLikeThis(setting: Setting, value: SettingValue, editor: Editor) {
  const { label, expects } = shownSetting(setting, editor);
  const wrong = Array.isArray(value) ? wrongItems(setting, value) : null;
  const must = `"${label}" must be ${expects}.`;
  if (!wrong) return refuse('core.config.invalid', must, { label, expects });
  if (wrong.why === 'tooMany') {
    const { count } = wrong;
    return refuse('core.config.tooManyItems', `${must} These are ${count}.`, { label, expects, count });
  }
  // Several changes at once are none where one of them is not; then that one is what is wrong.
  const others = wrong.items.filter((item) => !isListChange(item));
  const items = (others.length > 0 ? others : wrong.items).slice(0, MOST_NAMED).map(quoted);
  const values = { label, expects, items, count: items.length };
  return wrong.why === 'twice'
    ? refuse('core.config.itemsTwice', `${must} Named twice: ${items.join(', ')}.`, values)
    : refuse('core.config.wrongItems', `${must} What does not fit: ${items.join(', ')}.`, values);
}

function quoted(item: string): string {
  return `"${safeInline(item, 60)}"`;
}

/** All of a country: none has more than thirty. */
function severalZones(names: readonly string[]) {
  const zones = names.map((zone) => `\`${zone}\``);
  return refuse(
    'core.config.severalZones',
    `There are several time zones there: ${zones.join(', ')}. Type one of them.`,
    { zones },
  );
}

/** The setting that a control names; a plugin may have lost it since its message was sent. */
export function namedSetting(scope: string | undefined, key: string | undefined): Setting {
  return container.services.settings.find(scope ?? '', key ?? '');
}
