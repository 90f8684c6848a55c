import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import * as messages from '../messages.js';

/** The buttons below `/reminder list`. They turn the pages of whoever presses them. */
export class RemindersPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId, guildId }: ButtonInteraction) {
    const page = /^reminders:list:(\d+)$/.exec(customId)?.[1];
    return page && guildId ? this.some({ page: Number(page), guildId }) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { page, guildId }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    const overview = await this.container.services.reminders.overview(guildId, interaction.user.id);
    await interaction.update(messages.list(overview, page, wordsForUser(interaction)));
  }
}
