import { InteractionHandler, InteractionHandlerTypes, pageOfButton, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { homeOf } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';

/** The buttons below `/reminder list`. They turn the pages of whoever presses them. */
export class RemindersPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = pageOfButton('reminders:list', customId);
    return page === null ? this.none() : this.some(page);
  }

  override async run(interaction: ButtonInteraction, page: number): Promise<void> {
    const { reminders } = this.container.services;
    const overview = await reminders.overview(homeOf(interaction), interaction.user.id);
    await interaction.update(messages.list(overview, page, wordsForUser(interaction)));
  }
}
