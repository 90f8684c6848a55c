import type { Words } from 'alphapy';
import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { messageLink, placeOfLink } from '../domain/message-link.js';

const LONGEST_WHEN = 300;

export interface FormContent {
  /** The message that it is about. */
  readonly link: string;
  /** What stands there already. */
  readonly what: string;
}

/** Asks when to remind of a message, and with which words. */
export function reminderForm({ link, what }: FormContent, words: Words): ModalBuilder {
  const when = new TextInputBuilder()
    .setCustomId('when')
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(words('reminders.command.add.when'))
    .setMaxLength(LONGEST_WHEN)
    .setRequired(true);
  const text = new TextInputBuilder()
    .setCustomId('what')
    .setStyle(TextInputStyle.Paragraph)
    .setValue(what)
    .setMaxLength(LONGEST_TEXT)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customIdFor(link))
    .setTitle(words('reminders.form.title'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(words('reminders.form.when'))
        .setDescription(words('reminders.form.zone'))
        .setTextInputComponent(when),
      new LabelBuilder().setLabel(words('reminders.form.what')).setTextInputComponent(text),
    );
}

/** The message stands in the custom id, so that the form can be sent off after a restart, too. */
function customIdFor(link: string): string {
  const { guildId, channelId, messageId } = placeOfLink(link);
  return `reminders:form:${guildId ?? '@me'}:${channelId}:${messageId}`;
}

/** Where the message of a form stands; undefined for other forms. A forged one leads nowhere its sender could not go. */
export function linkOfForm(customId: string): string | undefined {
  const [, guildId, channelId, messageId] =
    /^reminders:form:(@me|[1-9]\d{0,19}):([1-9]\d{0,19}):([1-9]\d{0,19})$/.exec(customId) ?? [];
  if (!guildId || !channelId || !messageId) return undefined;
  return messageLink({ guildId: guildId === '@me' ? null : guildId, channelId, messageId });
}
