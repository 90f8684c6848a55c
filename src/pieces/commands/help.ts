import { Command } from '@sapphire/framework';
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { usableAnywhere } from '../../core/anywhere.js';
import { described } from '../../core/described.js';
import { helpView } from '../_help/help-view.js';

/** What can be done here, by whom it is asked. */
export class HelpCommand extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { name: 'help' });
  }

  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerChatInputCommand((builder) =>
      described(usableAnywhere(builder.setName('help')), 'core.help.command'),
    );
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(await helpView(interaction, 0));
  }
}
