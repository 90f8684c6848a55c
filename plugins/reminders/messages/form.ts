import { truncate, type Words } from 'alphapy';
import {
  LabelBuilder,
  ModalBuilder,
  type ModalSubmitInteraction,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { LONGEST_TEXT } from '../domain/longest-text.js';
import { messageLink, placeOfLink } from '../domain/message-link.js';
import type { Draft } from '../wishes/draft.entity.js';
import type { Retyped } from '../wishes/open-questions.js';

const LONGEST_WHEN = 300;
export const LONGEST_REPEAT = 100;

export interface FormContent {
  /** The message that it is about. */
  readonly link: string;
  /** What stands there already. */
  readonly what: string;
  readonly when?: string | null | undefined;
}

/** Asks when to remind of a message, and with which words. */
export function reminderForm({ link, what, when }: FormContent, words: Words): ModalBuilder {
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
      whenField(when, words),
      new LabelBuilder().setLabel(words('reminders.form.what')).setTextInputComponent(text),
    );
}

/** Asks for another time, of a question that keeps all the rest; and how often, where that was said. */
export function whenForm(draft: Draft, words: Words): ModalBuilder {
  const { id, typed, repeat } = draft;
  const form = new ModalBuilder()
    .setCustomId(`reminders:when:${id}`)
    .setTitle(words('reminders.form.other'))
    .addLabelComponents(whenField(typed, words, !keepsItsTime(draft)));
  return repeat ? form.addLabelComponents(repeatField(repeat, words)) : form;
}

/** What was typed into such a form; how often stays as it was said where the form does not ask. */
export function retypedIn({ fields }: ModalSubmitInteraction, { repeat = null }: Draft): Retyped {
  const typed = fields.getTextInputValue('when').trim() || null;
  if (!fields.fields.has('repeat')) return { typed, repeat };
  return { typed, repeat: fields.getTextInputValue('repeat').trim() || null };
}

/** Only how often was said, of a reminder that has a time. */
function keepsItsTime({ reminderId, typed, repeat }: Draft): boolean {
  return Boolean(reminderId && repeat && !typed);
}

/** How often, for who has said so beside the time: it may be that what is wrong. */
function repeatField(repeat: string, words: Words): LabelBuilder {
  const field = new TextInputBuilder()
    .setCustomId('repeat')
    .setStyle(TextInputStyle.Short)
    .setMaxLength(LONGEST_REPEAT)
    .setValue(truncate(repeat, LONGEST_REPEAT))
    .setRequired(false);
  return new LabelBuilder()
    .setLabel(words('reminders.form.repeat'))
    .setDescription(words('reminders.form.once'))
    .setTextInputComponent(field);
}

function whenField(typed: string | null | undefined, words: Words, isRequired = true): LabelBuilder {
  const when = new TextInputBuilder()
    .setCustomId('when')
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(words('reminders.command.add.when'))
    .setMaxLength(LONGEST_WHEN)
    .setRequired(isRequired);
  if (typed) when.setValue(truncate(typed, LONGEST_WHEN));
  return new LabelBuilder()
    .setLabel(words('reminders.form.when'))
    .setDescription(words('reminders.form.zone'))
    .setTextInputComponent(when);
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
