import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import type { ButtonInteraction } from 'discord.js';
import { pageOfButton } from '../../utils/embeds/pages.js';
import { doctorPrefix, doctorView, requireManager } from '../_doctor/doctor-view.js';

/** The buttons below /doctor. What is wrong is found out anew on every page. */
export class DoctorPages extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { name: 'doctorPages', interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = pageOfButton(doctorPrefix, customId);
    return page === null ? this.none() : this.some(page);
  }

  override async run(
    interaction: ButtonInteraction,
    page: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    requireManager(interaction);
    await interaction.deferUpdate();
    await interaction.editReply(await doctorView(interaction, page));
  }
}
