import { Command } from '@sapphire/framework';
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { usableAnywhere } from '../../core/anywhere.js';
import { described } from '../../core/described.js';
import { wordsForUser } from '../../core/i18n.js';
import { hostVersion } from '../../core/plugins/host-package.js';
import { scopeName } from '../../services/settings/setting-words.js';
import { embed } from '../../utils/embeds/embed.js';

/** Which bot this is, and what it consists of. */
export class AboutCommand extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { name: 'about' });
  }

  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerChatInputCommand((builder) =>
      described(usableAnywhere(builder.setName('about')), 'core.about.command'),
    );
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    const { plugins, i18n } = this.container;
    const words = wordsForUser(interaction);
    const features = plugins.map(({ manifest: { name, version } }) => {
      return `${scopeName(name, i18n, interaction.locale)} ${version}`;
    });
    const shown = embed('info', {
      title: words('core.about.title'),
      description: words('core.about.text'),
      fields: [
        { name: words('core.about.version'), value: hostVersion },
        { name: words('core.about.features'), value: features.join('\n') || words('core.about.noFeatures') },
      ],
    });
    await interaction.reply({ embeds: [shown], flags: MessageFlags.Ephemeral });
  }
}
