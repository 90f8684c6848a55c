import { Command } from 'alphapy';

export class WriteCommand extends Command {
  override registerApplicationCommands(registry: Command.Registry) {
    registry.registerChatInputCommand((command) =>
      command.setName('write').setDescription('One of three that are measured.'),
    );
  }

  override async chatInputRun(interaction: Command.ChatInputCommandInteraction) {
    await this.container.services.bench.count(interaction.guildId ?? '');
    await interaction.reply('done');
  }
}
