import { container } from '@sapphire/framework';
import type { APIModalInteractionResponseCallbackData, ModalSubmitInteraction } from 'discord.js';
import { wordsForUser } from '../../core/i18n.js';
import { controlId } from './control-id.js';
import type { ControlUse } from './control-use.js';
import { type Editor, requireManager } from './editor.js';
import { namedSetting, typedValue } from './picked-value.js';
import { readAddress, save } from './save.js';
import { typedField, typeForm } from './type-form.js';
import type { View } from './view.js';

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
    const customId = controlId('typed', scope, key, version);
    const editor = { locale: interaction.locale, words: wordsForUser(interaction) };
    return typeForm(setting, values[key] ?? null, customId, editor);
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
};
