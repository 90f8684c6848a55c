import { Command } from '@sapphire/framework';
import {
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { described } from '../../core/described.js';
import { doctorView, requireManager } from '../_doctor/doctor-view.js';

/** What is wrong here, why, and what to do. */
export class DoctorCommand extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { name: 'doctor' });
  }

  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerChatInputCommand((builder) =>
      described(builder.setName('doctor'), 'core.doctor.command')
        .setContexts(InteractionContextType.Guild)
        .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),
    );
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    requireManager(interaction);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(await doctorView(interaction, 0));
  }
}
