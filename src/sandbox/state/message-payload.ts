import type {
  APIMessage,
  APIReaction,
  GatewayMessageCreateDispatchData,
  Snowflake,
  TextChannelType,
} from 'discord-api-types/v10';
import type { World } from '../world.js';
import { guildIdOf } from './channel-kinds.js';
import { toPartialEmoji } from './emojis.js';
import type { ChannelState } from './state.js';

/** The message as REST shows it to one user: with the reactions that stand beside it. */
export function toApiMessage(channel: ChannelState, message: APIMessage, viewerId: Snowflake): APIMessage {
  const reactions = channel.reactions.get(message.id);
  if (!reactions?.size) return message;
  return {
    ...message,
    reactions: [...reactions].map(([emoji, users]) => toApiReaction(emoji, users, viewerId)),
  };
}

/** The message as MESSAGE_CREATE and MESSAGE_UPDATE tell it. */
export function toMessageEvent(
  world: World,
  channel: ChannelState,
  message: APIMessage,
): GatewayMessageCreateDispatchData {
  const guildId = guildIdOf(channel.channel);
  const guild = world.state.guilds.get(guildId ?? '');
  const member = guild?.members.get(message.author.id);
  return {
    ...message,
    channel_type: channel.channel.type as TextChannelType, // no message stands in a channel of another type
    mentions: message.mentions.map((user) => {
      const mentioned = guild?.members.get(user.id);
      return mentioned ? { ...user, member: mentioned } : user;
    }),
    ...(guildId ? { guild_id: guildId } : {}),
    ...(member ? { member } : {}),
  };
}

function toApiReaction(emoji: string, users: ReadonlySet<Snowflake>, viewerId: Snowflake): APIReaction {
  return {
    emoji: toPartialEmoji(emoji),
    count: users.size,
    count_details: { burst: 0, normal: users.size },
    burst_colors: [],
    me: users.has(viewerId),
    me_burst: false,
  };
}
