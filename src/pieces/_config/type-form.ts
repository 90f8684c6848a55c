import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';
import { writeText } from '../../services/settings/setting-text.js';
import { limits } from '../../utils/text/limits.js';
import { truncate } from '../../utils/text/truncate.js';
import type { Editor } from './editor.js';
import { shownSetting } from './setting-shown.js';

/** The field of the form. */
export const typedField = 'value';

/** The most that a text input of Discord takes. */
const longestInput = 4000;

/** The form in which a value is typed, filled in with what the setting holds. */
export function typeForm(
  setting: Setting,
  value: SettingValue,
  customId: string,
  editor: Pick<Editor, 'locale' | 'words'>,
): APIModalInteractionResponseCallbackData {
  const { label, expects } = shownSetting(setting, editor);
  const { kind } = setting;
  const isLong = kind.type === 'list' || (kind.type === 'text' && kind.multiline);
  const maxLength = Math.min(longestInput, kind.type === 'text' ? kind.maxLength : longestInput);
  return {
    custom_id: customId,
    title: truncate(label, limits.modalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: truncate(label, limits.modalTitle),
        description: truncate(expects, limits.selectDescription),
        component: {
          type: ComponentType.TextInput,
          custom_id: typedField,
          style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
          value: writeText(setting, value),
          max_length: maxLength,
          required: false, // empty: back to the default
        },
      },
    ],
  };
}
