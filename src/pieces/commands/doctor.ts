import { Command } from '@sapphire/framework';
import {
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { described } from '../../core/described.js';
import { refuse } from '../../core/errors.js';
import { type Words, wordsForUser } from '../../core/i18n.js';
import { examineGuild, examineHost } from '../../services/doctor/examine.js';
import type { Finding, GuildContext } from '../../services/doctor/finding.js';
import type { LimitRule } from '../../services/limits/limits.service.js';
import { embed } from '../../utils/embeds/embed.js';

const rule: LimitRule = { action: 'core.doctor', times: 3, per: 60 };

/** What is wrong here, why, and what to do. What only the operator can mend is told to the bot's owner alone. */
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
    if (!interaction.inCachedGuild() || !interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild))
      throw refuse('core.doctor.notAllowed', 'Only members who can manage this server can use this.');
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const { services } = this.container;
    await services.limits.take(interaction.guildId, interaction.user.id, rule);
    const context = this.#context(interaction);
    const ofGuild = await examineGuild(context);
    const ofHost = (await services.owners.has(interaction.user.id)) ? await examineHost(context) : [];
    await interaction.editReply({ embeds: [view([...ofGuild, ...ofHost], wordsForUser(interaction))] });
  }

  #context({ guild, locale }: ChatInputCommandInteraction<'cached'>): GuildContext {
    const { services, orm, clock, plugins, leftOut, client, i18n } = this.container;
    const { settings, guildDirectories: directories, secrets } = services;
    const host = { em: orm.em, clock, plugins, leftOut, secrets, rest: client.rest };
    return { ...host, guild, settings, directories, i18n, locale };
  }
}

function view(findings: readonly Finding[], words: Words) {
  const isFine = findings.every(({ severity }) => severity === 'note');
  return embed(isFine ? 'success' : 'warning', {
    title: words('core.doctor.title'),
    ...(isFine && { description: words('core.doctor.fine') }),
    fields: findings.map(({ severity, key, values = {} }) => {
      const next = words('core.doctor.next', { next: words(`core.doctor.findings.${key}.next`, values) });
      return {
        name: words(`core.doctor.${severity}`),
        value: `${words(`core.doctor.findings.${key}.what`, values)}\n${next}`,
      };
    }),
  });
}
