import { refuse } from 'alphapy';
import { ChannelType, type GuildMember, type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';

const READ = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory];

/**
 * A channel in which the member may read, or a refusal. What they may not read is refused in the same words as what is
 * not there, so that nobody learns from it what there is.
 */
export function readableChannel(member: GuildMember, channelId: string): GuildTextBasedChannel {
  const channel = member.guild.channels.cache.get(channelId);
  if (channel?.isTextBased() && mayRead(channel, member)) return channel;
  throw refuse('announcements.noSuchPlace', 'You can read no such message in this server.');
}

/** Whether a member reads in a channel. A private thread is for those who are in it; here it counts as closed. */
export function mayRead(channel: GuildTextBasedChannel, member: GuildMember): boolean {
  const needed =
    channel.type === ChannelType.PrivateThread ? [...READ, PermissionFlagsBits.ManageThreads] : READ;
  return channel.permissionsFor(member).has(needed);
}

/** Those whose channel the member may read. */
export function readableOnes<One extends { readonly channelId: string }>(
  announcements: readonly One[],
  member: GuildMember,
): One[] {
  return announcements.filter(({ channelId }) => {
    const channel = member.guild.channels.cache.get(channelId);
    return channel?.isTextBased() && mayRead(channel, member);
  });
}
