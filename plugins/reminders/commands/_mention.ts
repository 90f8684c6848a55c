import { container, described, refuse } from 'alphapy';
import {
  type ApplicationCommandOptionChoiceData,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Guild,
  type GuildMember,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { isRole, type MassMention, writtenOut } from '../domain/mass-mention.js';

const MOST_CHOICES = 25;

/** `mention`: everyone, who is online, or a role. */
export function defineMention(subcommand: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder {
  return subcommand.addStringOption((option) =>
    described(option.setName('mention'), 'reminders.command.mention').setMaxLength(100).setAutocomplete(true),
  );
}

/** Who was named, chosen from the list or typed; null for nobody, undefined when nothing was said. */
export function mentionOf({
  options,
  guild,
}: ChatInputCommandInteraction<'cached'>): MassMention | null | undefined {
  const typed = options.getString('mention')?.trim().replace(/^@/, '').toLowerCase();
  if (!typed) return undefined;
  if (/^(?:none|nobody|geen|niemand)$/.test(typed)) return null;
  if (typed === 'everyone' || typed === 'here') return typed;
  const id = /^<@&(\d+)>$/.exec(typed)?.[1] ?? typed;
  const role = guild.roles.cache.find((one) => one.id === id || one.name.toLowerCase() === typed);
  if (role) return role.id === guild.id ? 'everyone' : (role.id as MassMention);
  throw refuse('reminders.mention.unknown', 'I know no such role in this server.');
}

/** Refuses whom the guild, the member or the bot may not mention there. */
export async function requireMention(
  channel: GuildTextBasedChannel,
  member: GuildMember,
  mention: MassMention,
): Promise<void> {
  const { guild } = channel;
  const values = { whom: writtenOut(mention), channel: channel.toString() };
  if (!(await isSwitchedOn(guild)))
    throw refuse('reminders.mention.off', 'In this server reminders mention nobody but who wants it.');
  if (!mayMention(channel, member, mention))
    throw refuse('reminders.mention.notAllowed', 'You may not mention those many there.', values);
  if (!mayMention(channel, guild.members.me, mention))
    throw refuse('reminders.mention.botNotAllowed', 'I may not mention those many there.', values);
}

/** Offers those whom the member may mention where they are. */
export async function mentionChoices({
  guild,
  channel,
  member,
  options,
}: AutocompleteInteraction<'cached'>): Promise<ApplicationCommandOptionChoiceData<string>[]> {
  if (!channel || !(await isSwitchedOn(guild))) return [];
  const typed = options.getFocused().replace(/^@/, '').toLowerCase();
  const roles = guild.roles.cache.filter(({ id, managed }) => id !== guild.id && !managed);
  const all = [
    { name: '@everyone', value: 'everyone' as MassMention },
    { name: '@here', value: 'here' as MassMention },
    ...roles.map(({ id, name }) => ({ name: `@${name}`.slice(0, 100), value: id as MassMention })),
  ];
  const fitting = all.filter(({ name }) => name.toLowerCase().includes(typed));
  return fitting.filter(({ value }) => mayMention(channel, member, value)).slice(0, MOST_CHOICES);
}

async function isSwitchedOn({ id }: Guild): Promise<boolean> {
  return (await container.services.settings.read(id, 'reminders')).mentions;
}

function mayMention(
  channel: GuildTextBasedChannel,
  member: GuildMember | null,
  mention: MassMention,
): boolean {
  const role = isRole(mention) ? channel.guild.roles.cache.get(mention) : undefined;
  if (role?.mentionable) return true;
  const permissions = member && channel.permissionsFor(member);
  return permissions?.has(PermissionFlagsBits.MentionEveryone) ?? false;
}
