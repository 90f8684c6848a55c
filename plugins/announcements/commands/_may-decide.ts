import { refuse } from 'alphapy';
import { type GuildMember, PermissionFlagsBits } from 'discord.js';

/** Either is enough: who cleans up the channel, or who makes the server's events. */
const DECIDERS = PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ManageEvents;

/** Whether a member may say what becomes of an announcement in that channel. */
export function mayDecide(member: GuildMember, channelId: string, roleIds: readonly string[]): boolean {
  const channel = member.guild.channels.cache.get(channelId);
  const here = channel ? channel.permissionsFor(member) : member.permissions;
  return here.any(DECIDERS) || roleIds.some((id) => member.roles.cache.has(id));
}

export function notYours() {
  return refuse(
    'announcements.notYours',
    'Only who manages messages or events here can do that. Ask one of them.',
  );
}
