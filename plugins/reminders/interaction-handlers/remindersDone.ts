import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { done } from '../delivery/delivered-message.js';
import { doneAlone } from '../messages/for-owner.js';

/** The button below a reminder by which somebody says that it is done. The service asks whom it reminds. */
export class RemindersDone extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:done:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const isTheirs = await this.container.services.reminders.answers.done(interaction.user.id, id);
    if (!isTheirs) {
      // The others still have to do it.
      await interaction.reply({ ...doneAlone(wordsForUser(interaction)), flags: MessageFlags.Ephemeral });
      return;
    }
    const { message } = interaction;
    await interaction.update({
      content: done(message.content),
      components: [],
      allowedMentions: { parse: [] },
    });
  }
}
