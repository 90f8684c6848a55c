import { ChannelType, type Message, type PartialMessage } from 'discord.js';
import type { Place } from '../domain/watched-place.js';

/** Where a message stands. */
export function placeOf({
  channelId,
  channel,
}: Pick<Message | PartialMessage, 'channelId' | 'channel'>): Place {
  return { channelId, ...parentOf(channel) };
}

/** A thread that sleeps is not remembered, and then there is no channel, although its type says otherwise. */
export function parentOf(channel: Message['channel'] | null): Omit<Place, 'channelId'> {
  if (!channel) return { parentId: undefined, isPost: false };
  if (!channel.isThread()) return { parentId: null, isPost: false };
  const { parentId, parent } = channel;
  const isPost = parent?.type === ChannelType.GuildForum || parent?.type === ChannelType.GuildMedia;
  return { parentId, isPost };
}
