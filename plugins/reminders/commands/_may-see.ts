import { refuse } from 'alphapy';
import {
  type AnyThreadChannel,
  type ButtonInteraction,
  ChannelType,
  DiscordAPIError,
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
} from 'discord.js';

/** Refuses who does not see the channel where they want to be reminded. */
export async function requireSight(
  { guild, member }: ButtonInteraction<'cached'>,
  channelId: string,
): Promise<void> {
  const channel = guild.channels.cache.get(channelId);
  if (channel && (await maySee(channel, member))) return;
  throw refuse('reminders.followHidden', 'You cannot see the channel of this reminder.');
}

export async function maySee(channel: GuildBasedChannel, member: GuildMember): Promise<boolean> {
  const permissions = channel.permissionsFor(member);
  if (!permissions.has(PermissionFlagsBits.ViewChannel)) return false;
  const isOpen = channel.type !== ChannelType.PrivateThread;
  return isOpen || permissions.has(PermissionFlagsBits.ManageThreads) || isIn(channel, member);
}

async function isIn(thread: AnyThreadChannel, { id }: GuildMember): Promise<boolean> {
  try {
    await thread.members.fetch(id);
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 404) return false;
    throw error;
  }
}
