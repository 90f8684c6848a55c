import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { done } from '../delivery/delivered-message.js';

/** The button below a reminder by which its owner says that it is done. The service asks whose it is. */
export class RemindersDone extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:done:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    await this.container.services.reminders.answers.done(interaction.user.id, id);
    const { message } = interaction;
    await interaction.update({
      content: done(message.content),
      components: [],
      allowedMentions: { parse: [] },
    });
  }
}
