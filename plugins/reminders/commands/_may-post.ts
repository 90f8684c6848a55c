import { guildWithBot, refuse } from 'alphapy';
import {
  type BaseInteraction,
  type GuildMember,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import type { Reminder } from '../reminder.entity.js';
import { notReady } from './_place.js';

/** Refuses a channel in which the member may not write himself, or the bot may not. */
export function refuseClosedChannel(channel: GuildTextBasedChannel, member: GuildMember): void {
  const values = { channel: channel.toString() };
  if (!mayPost(channel, member))
    throw refuse('reminders.notAllowed', 'You may not write in that channel.', values);
  if (!mayPost(channel, channel.guild.members.me))
    throw refuse('reminders.botNotAllowed', 'I may not write in that channel.', values);
}

/** Refuses the channel that is usual here when the member, who has not named it, may not write there. */
export function refuseClosedUsual(channel: GuildTextBasedChannel, member: GuildMember): void {
  if (mayPost(channel, member)) return;
  throw refuse('reminders.usualNotAllowed', 'You may not write where reminders usually come here.', {
    channel: channel.toString(),
  });
}

/** A reminder that its owner wants to go on, or to be changed. */
type Placed = Pick<Reminder, 'target' | 'channelId'>;

/**
 * Refuses to let a reminder go on in a channel in which its owner may not write any more. A thread that sleeps is not
 * known here; its delivery asks again.
 */
export function refuseLostRight(interaction: BaseInteraction, { target, channelId }: Placed): void {
  if (target === 'dm' || !guildWithBot(interaction)) return;
  if (!interaction.inCachedGuild()) throw notReady();
  const { guild, member } = interaction;
  const channel = guild.channels.cache.get(channelId);
  if (!channel?.isTextBased() || mayPost(channel, member)) return;
  throw refuse('reminders.lostRight', 'You may not write in that channel any more. Choose another one.', {
    channel: channel.toString(),
  });
}

function mayPost(channel: GuildTextBasedChannel, member: GuildMember | null): boolean {
  const write = channel.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  const permissions = member && channel.permissionsFor(member);
  return permissions?.has([PermissionFlagsBits.ViewChannel, write]) ?? false;
}
