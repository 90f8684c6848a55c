import { Command } from 'alphapy';

export class NoopCommand extends Command {
  override registerApplicationCommands(registry: Command.Registry) {
    registry.registerChatInputCommand((command) =>
      command.setName('noop').setDescription('One of three that are measured.'),
    );
  }

  override async chatInputRun(interaction: Command.ChatInputCommandInteraction) {
    await interaction.reply('done');
  }
}
