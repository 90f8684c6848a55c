import { InteractionHandler, InteractionHandlerTypes } from '@sapphire/framework';
import type { ButtonInteraction } from 'discord.js';
import { doctorPrefix, doctorView, requireManager } from '../_doctor/doctor-view.js';

/** The buttons below /doctor. What is wrong is found out anew on every page. */
export class DoctorPages extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext) {
    super(context, { name: 'doctorPages', interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = customId.startsWith(`${doctorPrefix}:`)
      ? Number(customId.slice(doctorPrefix.length + 1))
      : Number.NaN;
    return Number.isInteger(page) ? this.some(page) : this.none();
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
