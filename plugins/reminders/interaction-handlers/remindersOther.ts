import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { homeOf } from '../commands/_place.js';
import { reminderForm } from '../messages/form.js';

/** None of the moments that were offered: opens the form in which another is typed. */
export class RemindersOther extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:other:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const { reminders } = this.container.services;
    const { link, text } = await reminders.draft(homeOf(interaction), interaction.user.id, id);
    await interaction.showModal(reminderForm({ link: link ?? '', what: text }, wordsForUser(interaction)));
  }
}
