import { Command } from '@sapphire/framework';
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { described } from '../../core/described.js';
import { type Words, wordsForUser } from '../../core/i18n.js';
import { hostVersion } from '../../core/plugins/host-package.js';
import type { LimitRule } from '../../services/limits/limits.service.js';
import type { LivingProcess } from '../../services/processes/processes.js';
import { embed } from '../../utils/embeds/embed.js';
import { timestamp } from '../../utils/embeds/timestamps.js';

const rule: LimitRule = { action: 'core.health', times: 5, per: 60 };

/** How the bot is doing, seen from this guild. */
export class HealthCommand extends Command {
  constructor(context: Command.LoaderContext) {
    super(context, { name: 'health' });
  }

  override registerApplicationCommands(registry: Command.Registry): void {
    registry.registerChatInputCommand((builder) =>
      described(builder.setName('health'), 'core.health.command'),
    );
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { limits, processes } = this.container.services;
    await limits.take(interaction.guildId, interaction.user.id, rule);
    const [ping, living] = await Promise.all([processes.databasePing(), processes.living()]);
    const words = wordsForUser(interaction);
    const field = (key: string, value: string) => ({
      name: words(`core.health.${key}`),
      value,
      inline: true,
    });
    const shown = embed('status', {
      title: words('core.health.title'),
      fields: [
        field('database', words('core.health.answersIn', { milliseconds: ping })),
        ...this.#connection(interaction, field, words),
        field('memory', `${Math.round(process.memoryUsage.rss() / 1_048_576)} MB`),
        field('since', timestamp(this.#started(), 'R')),
        field('version', hostVersion),
        { name: words('core.health.processes'), value: listed(living, words) },
      ],
    });
    await interaction.editReply({ embeds: [shown] });
  }

  #connection(
    { guild }: ChatInputCommandInteraction,
    field: (key: string, value: string) => { name: string; value: string; inline: boolean },
    words: Words,
  ) {
    const { ws, guilds } = this.container.client;
    const shard = guild ? ws.shards.get(guild.shardId) : ws.shards.first();
    const ping =
      shard && shard.ping >= 0 ? words('core.health.answersIn', { milliseconds: shard.ping }) : '–';
    return [
      field('discord', ping),
      field('shard', `${(shard?.id ?? 0) + 1} / ${ws.client.options.shardCount ?? 1}`),
      field('guilds', String(guilds.cache.size)),
    ];
  }

  #started(): Temporal.Instant {
    return this.container.clock.now().subtract({ seconds: Math.round(process.uptime()) });
  }
}

function listed(processes: readonly LivingProcess[], words: Words): string {
  if (processes.length === 0) return words('core.health.alone');
  return processes.map((one) => words(`core.health.process.${one.role}`, describe(one))).join('\n');
}

function describe({ shardIds, guilds, pingMs, memoryMb, version }: LivingProcess) {
  return {
    shards: shardIds.map((id) => id + 1).join(', '),
    guilds,
    ping: pingMs ?? '–',
    memory: memoryMb,
    version,
  };
}
