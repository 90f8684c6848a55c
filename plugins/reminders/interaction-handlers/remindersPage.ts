import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { homeOf } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';

/** The buttons below `/reminder list`. They turn the pages of whoever presses them. */
export class RemindersPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = /^reminders:list:(\d+)$/.exec(customId)?.[1];
    return page ? this.some(Number(page)) : this.none();
  }

  override async run(interaction: ButtonInteraction, page: number): Promise<void> {
    const { reminders } = this.container.services;
    const overview = await reminders.overview(homeOf(interaction), interaction.user.id);
    await interaction.update(messages.list(overview, page, wordsForUser(interaction)));
  }
}
