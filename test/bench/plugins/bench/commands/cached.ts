import { Command } from 'alphapy';

export class CachedCommand extends Command {
  override registerApplicationCommands(registry: Command.Registry) {
    registry.registerChatInputCommand((command) =>
      command.setName('cached').setDescription('One of three that are measured.'),
    );
  }

  override async chatInputRun(interaction: Command.ChatInputCommandInteraction) {
    await this.container.services.bench.isLoud(interaction.guildId ?? '');
    await interaction.reply('done');
  }
}
