import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import type { ButtonInteraction } from 'discord.js';
import { helpPrefix, helpView } from '../_help/help-view.js';

/** The buttons below /help. What may be used is found out anew on every page. */
export class HelpPages extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { name: 'helpPages', interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = customId.startsWith(`${helpPrefix}:`)
      ? Number(customId.slice(helpPrefix.length + 1))
      : Number.NaN;
    return Number.isInteger(page) ? this.some(page) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    page: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    await interaction.deferUpdate();
    await interaction.editReply(await helpView(interaction, page));
  }
}
