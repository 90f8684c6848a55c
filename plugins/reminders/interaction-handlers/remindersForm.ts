import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ModalSubmitInteraction } from 'discord.js';
import { adding } from '../commands/_limits.js';
import { alone, homeOf } from '../commands/_place.js';
import { placeOfLink } from '../domain/message-link.js';
import * as messages from '../messages/for-owner.js';
import { linkOfForm } from '../messages/form.js';
import { asked } from '../messages/question.js';

/** The form in which somebody says when to remind them of a message. */
export class RemindersForm extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse({ customId }: ModalSubmitInteraction) {
    const link = linkOfForm(customId);
    return link ? this.some(link) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, link: string): Promise<void> {
    const { fields, user, locale } = interaction;
    const { channelId } = placeOfLink(link);
    const [when, what] = [fields.getTextInputValue('when'), fields.getTextInputValue('what')];
    const wish = { channelId, when, what, locale, manner: { target: 'dm' }, link } as const;
    const { limits, reminders } = this.container.services;
    const guildId = homeOf(interaction);
    await limits.take(guildId, user.id, adding);
    const result = await reminders.create(guildId, user.id, wish);
    const words = wordsForUser(interaction);
    const answer =
      result.kind === 'asked' ? asked(result.draft, words, locale) : messages.created(result, words);
    if (interaction.isFromMessage()) await interaction.update(answer);
    else await interaction.reply({ ...answer, ...alone(interaction) });
  }
}
