import { container } from '@sapphire/framework';
import { type BaseInteraction, PermissionFlagsBits } from 'discord.js';
import { type Words, wordsForUser } from '../../core/i18n.js';
import { refuse } from '../../core/refuse.js';
import { examineGuild, examineHost, together } from '../../services/doctor/examine.js';
import type { Examination, GuildContext, HostContext } from '../../services/doctor/finding.js';
import { type ToldFinding, told, toldChecks } from '../../services/doctor/told.js';
import type { LimitRule } from '../../services/limits/limits.service.js';
import { embed } from '../../utils/embeds/embed.js';
import { pageButtons, pageOf } from '../../utils/embeds/pages.js';
import { timestamp } from '../../utils/embeds/timestamps.js';

export const doctorPrefix = 'core:doctor';

/** Each look asks Discord and the database a good deal; turning a page is a look of its own. */
const rule: LimitRule = { action: 'core.doctor', times: 6, per: 60 };

/** Long ones too, so that a page stays below the 6,000 characters of an embed. */
const perPage = 8;

/** @throws UserError where this member may not see what is wrong */
export function requireManager(
  interaction: BaseInteraction,
): asserts interaction is BaseInteraction<'cached'> {
  if (!interaction.inCachedGuild() || !interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild))
    throw refuse(
      'core.doctor.notAllowed',
      'Only members who can manage this server can use this. Ask one of them.',
    );
}

/** What is wrong now, page by page. What only the operator can mend is told to the bot's owner alone. */
export async function doctorView(interaction: BaseInteraction<'cached'>, pageNumber: number) {
  const { services } = container;
  await services.limits.take(interaction.guildId, interaction.user.id, rule);
  const ofGuild = await examineGuild(guildContext(interaction));
  const isOwner = await services.owners.has(interaction.user.id);
  const examination = together([ofGuild, ...(isOwner ? [await examineHost(hostContext())] : [])]);
  const words = wordsForUser(interaction);
  const page = pageOf(examination.findings, pageNumber, perPage);
  const shown = page.items.map((finding) => told(finding, words, (instant) => timestamp(instant, 'R')));
  return {
    embeds: [view(examination, shown, words)],
    components: pageButtons(doctorPrefix, page),
  };
}

function guildContext({ guild, locale }: BaseInteraction<'cached'>): GuildContext {
  const { services, plugins, i18n, logger } = container;
  const { settings, guildDirectories: directories } = services;
  return { guild, settings, directories, i18n, locale, plugins, services, logger };
}

function hostContext(): HostContext {
  const { services, orm, clock, config, plugins, leftOut, client, logger } = container;
  return {
    em: orm.em,
    clock,
    config,
    environment: process.env,
    nodeVersion: process.versions.node,
    plugins,
    leftOut,
    secrets: services.secrets,
    rest: client.rest,
    logger,
  };
}

function view(examination: Examination, shown: readonly ToldFinding[], words: Words) {
  const isFine = examination.findings.every(({ severity }) => severity === 'note');
  const checked = toldChecks(examination, words);
  return embed(isFine ? 'success' : 'warning', {
    title: words('core.doctor.title'),
    description: isFine ? `${words('core.doctor.fine')}\n${checked}` : checked,
    fields: shown.map(({ severity, what, next }) => ({
      name: words(`core.doctor.${severity}`),
      value: next === null ? what : `${what}\n${words('core.doctor.next', { next })}`,
    })),
  });
}
