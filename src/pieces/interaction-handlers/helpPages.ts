import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import type { ButtonInteraction } from 'discord.js';
import { pageOfButton } from '../../utils/embeds/pages.js';
import { helpPrefix, helpView } from '../_help/help-view.js';

/** The buttons below /help. What may be used is found out anew on every page. */
export class HelpPages extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { name: 'helpPages', interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = pageOfButton(helpPrefix, customId);
    return page === null ? this.none() : this.some(page);
  }

  override async run(
    interaction: ButtonInteraction,
    page: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    await interaction.deferUpdate();
    await interaction.editReply(await helpView(interaction, page));
  }
}
