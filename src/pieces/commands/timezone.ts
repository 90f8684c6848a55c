import { container } from '@sapphire/framework';
import { Subcommand } from '@sapphire/plugin-subcommands';
import { type AutocompleteInteraction, MessageFlags } from 'discord.js';
import { usableAnywhere } from '../../core/anywhere.js';
import { described } from '../../core/described.js';
import { guildWithBot } from '../../core/discord/guild-with-bot.js';
import { wordsForUser } from '../../core/i18n.js';
import { clockIn, suggestZones } from '../../services/time-zones/zones.js';
import { embed } from '../../utils/embeds/embed.js';

type Interaction = Subcommand.ChatInputCommandInteraction;

/** Everybody's own time zone, for what the bot reads and says. */
export class TimeZoneCommand extends Subcommand {
  constructor(context: Subcommand.LoaderContext) {
    super(context, {
      name: 'timezone',
      subcommands: [
        { name: 'set', chatInputRun: 'set' },
        { name: 'show', chatInputRun: 'show' },
        { name: 'clear', chatInputRun: 'forget' },
      ],
    });
  }

  override registerApplicationCommands(registry: Subcommand.Registry): void {
    registry.registerChatInputCommand((command) =>
      described(usableAnywhere(command.setName('timezone')), 'core.timezone.command')
        .addSubcommand((part) =>
          described(part.setName('set'), 'core.timezone.set').addStringOption((zone) =>
            described(zone.setName('zone'), 'core.timezone.zone').setRequired(true).setAutocomplete(true),
          ),
        )
        .addSubcommand((part) => described(part.setName('show'), 'core.timezone.show'))
        .addSubcommand((part) => described(part.setName('clear'), 'core.timezone.clear')),
    );
  }

  async set(interaction: Interaction): Promise<void> {
    const { timeZones } = container.services;
    const zone = await timeZones.choose(interaction.user.id, interaction.options.getString('zone', true));
    await tell(interaction, 'core.timezone.chosen', zone);
  }

  async show(interaction: Interaction): Promise<void> {
    const { user } = interaction;
    const { timeZones } = container.services;
    const own = await timeZones.chosen(user.id);
    if (own) await tell(interaction, 'core.timezone.yours', own);
    else
      await tell(
        interaction,
        'core.timezone.notYours',
        await timeZones.of(guildWithBot(interaction), user.id),
      );
  }

  async forget(interaction: Interaction): Promise<void> {
    const { user } = interaction;
    const { timeZones } = container.services;
    await timeZones.clear(user.id);
    await tell(interaction, 'core.timezone.cleared', await timeZones.of(guildWithBot(interaction), user.id));
  }

  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    const choices = suggestZones(interaction.options.getFocused(), container.clock.now());
    await interaction.respond(choices.map(({ zone, label }) => ({ name: label, value: zone })));
  }
}

async function tell(interaction: Interaction, key: string, zone: string): Promise<void> {
  const words = wordsForUser(interaction);
  const description = words(key, { zone, clock: clockIn(zone, container.clock.now()) });
  await interaction.reply({ embeds: [embed('info', { description })], flags: MessageFlags.Ephemeral });
}
