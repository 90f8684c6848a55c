import { Command } from '@sapphire/framework';
import {
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { described } from '../../core/described.js';
import { type Words, wordsForUser } from '../../core/i18n.js';
import { refuse } from '../../core/refuse.js';
import type { CommandCount } from '../../services/command-tracker/command-use.store.js';
import type { LimitRule } from '../../services/limits/limits.service.js';
import { embed } from '../../utils/embeds/embed.js';
import { safeInline } from '../../utils/text/safe.js';

/** It counts rows of weeks. */
const rule: LimitRule = { action: 'core.commandStats', times: 5, per: 60 };

/** How long uses are kept. */
const mostDays = 90;
const mostCommands = 25;

/** Which commands are used how much, for those who manage the server. */
export class CommandStatsCommand extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { name: 'command_stats' });
  }

  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerChatInputCommand((builder) =>
      described(builder.setName('command_stats'), 'core.commandStats.command.description')
        .setContexts(InteractionContextType.Guild)
        .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
        .addIntegerOption((days) =>
          described(days.setName('days'), 'core.commandStats.command.days')
            .setMinValue(1)
            .setMaxValue(mostDays),
        )
        .addIntegerOption((limit) =>
          described(limit.setName('limit'), 'core.commandStats.command.limit')
            .setMinValue(1)
            .setMaxValue(mostCommands),
        )
        .addBooleanOption((everywhere) =>
          described(everywhere.setName('everywhere'), 'core.commandStats.command.everywhere'),
        ),
    );
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { options, guildId, user } = interaction;
    await this.container.services.limits.take(guildId, user.id, rule);
    const days = options.getInteger('days') ?? 7;
    const everywhere = options.getBoolean('everywhere') ?? false;
    if (everywhere) await this.#requireOwner(user.id);
    const { commandTracker, commandUses } = this.container.services;
    await commandTracker.flush();
    const since = this.container.clock.now().subtract({ hours: days * 24 });
    const counts = await commandUses.count(
      everywhere ? null : guildId,
      since,
      options.getInteger('limit') ?? 10,
    );
    await interaction.editReply({ embeds: [view(counts, days, everywhere, wordsForUser(interaction))] });
  }

  async #requireOwner(userId: string): Promise<void> {
    if (await this.container.services.owners.has(userId)) return;
    throw refuse(
      'core.commandStats.ownerOnly',
      'Only the owner of the bot can see all servers. Leave out "everywhere".',
    );
  }
}

function view(counts: readonly CommandCount[], days: number, everywhere: boolean, words: Words) {
  const lines = counts.map(({ command, uses, failures, users }) => {
    const numbers = words('core.commandStats.line', { count: uses, users, failures });
    return `**${safeInline(command, 100)}** – ${numbers}`;
  });
  return embed(lines.length > 0 ? 'info' : 'warning', {
    title: words(everywhere ? 'core.commandStats.titleEverywhere' : 'core.commandStats.title', {
      count: days,
    }),
    description: lines.join('\n') || words('core.commandStats.none'),
  });
}
