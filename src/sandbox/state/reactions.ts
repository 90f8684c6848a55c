import { type APIMessage, RESTJSONErrorCodes, ReactionType, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { guildIdOf } from './channel-kinds.js';
import { toPartialEmoji } from './emojis.js';
import { tell } from './messages.js';
import { toApiMember } from './payloads.js';
import type { ChannelState } from './state.js';

const MOST_EMOJIS = 20;

export function addReaction(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  emoji: string,
  userId: Snowflake,
): void {
  const reactions = channel.reactions.get(message.id) ?? new Map<string, Set<Snowflake>>();
  const users = reactions.get(emoji) ?? new Set<Snowflake>();
  if (users.has(userId)) return;
  if (!reactions.has(emoji) && reactions.size >= MOST_EMOJIS) {
    throw apiError(RESTJSONErrorCodes.MaximumNumberOfReactionsReached);
  }
  channel.reactions.set(message.id, reactions.set(emoji, users.add(userId)));
  const guild = world.state.guilds.get(guildIdOf(channel.channel) ?? '');
  const member = guild && toApiMember(world, guild, userId);
  tellReaction(world, 'MESSAGE_REACTION_ADD', channel, message.id, emoji, userId, {
    message_author_id: message.author.id,
    ...(member ? { member } : {}),
  });
}

export function removeReaction(
  world: World,
  channel: ChannelState,
  messageId: Snowflake,
  emoji: string,
  userId: Snowflake,
): void {
  const reactions = channel.reactions.get(messageId);
  const users = reactions?.get(emoji);
  if (!users?.delete(userId)) return;
  if (users.size === 0) reactions?.delete(emoji);
  tellReaction(world, 'MESSAGE_REACTION_REMOVE', channel, messageId, emoji, userId, {});
}

export function removeEmoji(world: World, channel: ChannelState, messageId: Snowflake, emoji: string): void {
  if (!channel.reactions.get(messageId)?.delete(emoji)) return;
  tell(world, 'MESSAGE_REACTION_REMOVE_EMOJI', channel, {
    message_id: messageId,
    emoji: toPartialEmoji(emoji),
  });
}

export function removeAllReactions(world: World, channel: ChannelState, messageId: Snowflake): void {
  channel.reactions.delete(messageId);
  tell(world, 'MESSAGE_REACTION_REMOVE_ALL', channel, { message_id: messageId });
}

function tellReaction(
  world: World,
  type: string,
  channel: ChannelState,
  messageId: Snowflake,
  emoji: string,
  userId: Snowflake,
  extra: object,
): void {
  tell(world, type, channel, {
    message_id: messageId,
    user_id: userId,
    emoji: toPartialEmoji(emoji),
    burst: false,
    type: ReactionType.Normal,
    ...extra,
  });
}
