import { container } from '@sapphire/framework';
import type { APIModalInteractionResponseCallbackData, ModalSubmitInteraction } from 'discord.js';
import { wordsForUser } from '../../core/i18n.js';
import { controlId } from './control-id.js';
import type { ControlUse } from './control-use.js';
import { type Editor, requireManager } from './editor.js';
import { momentField, momentForm } from './moment-form.js';
import { namedSetting, typedValue } from './picked-value.js';
import { rewindView } from './rewind.js';
import { typedTarget } from './rewind-target.js';
import { readAddress, save } from './save.js';
import { typedField, typeForm } from './type-form.js';
import type { View } from './view.js';
import { fillStep, settingAtStep } from './wizard.js';

/** Buttons that open a form, which must be the first answer: nothing slow happens before it. */
export type Opener = (
  interaction: ControlUse,
  parts: readonly string[],
) => Promise<APIModalInteractionResponseCallbackData>;

export const openers: Readonly<Record<string, Opener>> = {
  async type(interaction, parts) {
    const { scope, key, version } = readAddress(parts);
    const setting = namedSetting(scope, key);
    const values = await container.services.settings.read(requireManager(interaction), scope);
    return typeForm(
      setting,
      values[key] ?? null,
      controlId('typed', scope, key, version),
      readerOf(interaction),
    );
  },

  pastmoment: async (interaction) => momentForm(wordsForUser(interaction)),

  async filltype(interaction, [draft = '', index = '']) {
    const owner = { guildId: requireManager(interaction), userId: interaction.user.id };
    const { setting, value } = await settingAtStep(draft, Number(index), owner);
    return typeForm(setting, value, controlId('filltyped', draft, index), readerOf(interaction));
  },
};

/** What a form that was sent off leads to. */
export type Form = (
  interaction: ModalSubmitInteraction,
  parts: readonly string[],
  editor: Editor,
) => Promise<View>;

export const forms: Readonly<Record<string, Form>> = {
  typed(interaction, parts, editor) {
    const address = readAddress(parts);
    const setting = namedSetting(address.scope, address.key);
    const text = interaction.fields.getTextInputValue(typedField);
    return save(address, typedValue(setting, text, editor), editor);
  },

  async moment(interaction, _parts, editor) {
    return rewindView(await typedTarget(interaction.fields.getTextInputValue(momentField), editor), editor);
  },

  async filltyped(interaction, [draft = '', index], editor) {
    const { setting } = await settingAtStep(draft, Number(index), editor);
    const text = interaction.fields.getTextInputValue(typedField);
    return fillStep(draft, Number(index), typedValue(setting, text, editor), editor);
  },
};

function readerOf(interaction: ControlUse): Pick<Editor, 'locale' | 'words'> {
  return { locale: interaction.locale, words: wordsForUser(interaction) };
}
