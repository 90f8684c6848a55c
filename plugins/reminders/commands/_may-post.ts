import { refuse } from 'alphapy';
import { type GuildMember, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';

/** Refuses a channel in which the member may not write himself, or the bot may not. */
export function refuseClosedChannel(channel: GuildTextBasedChannel, member: GuildMember): void {
  const values = { channel: channel.toString() };
  if (!mayPost(channel, member))
    throw refuse('reminders.notAllowed', 'You may not write in that channel.', values);
  if (!mayPost(channel, channel.guild.members.me))
    throw refuse('reminders.botNotAllowed', 'I may not write in that channel.', values);
}

function mayPost(channel: GuildTextBasedChannel, member: GuildMember | null): boolean {
  const write = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const permissions = member && channel.permissionsFor(member);
  return permissions?.has([PermissionFlagsBits.ViewChannel, write]) ?? false;
}
