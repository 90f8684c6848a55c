import {
  type APIMessage,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError, invalidForm } from '../api-error.js';
import { channelPermissions, holds } from '../permissions.js';
import type { MessageBody } from '../schema/message-body.js';
import type { World } from '../world.js';
import { guildIdOf } from './channel-kinds.js';
import type { ChannelState } from './state.js';

export type ReplyFields = Pick<APIMessage, 'type' | 'message_reference' | 'referenced_message'>;

/** What makes a message an answer to another one; nothing when it answers none. */
export function findReplied(
  world: World,
  channel: ChannelState,
  authorId: Snowflake,
  reference: MessageBody['message_reference'],
): ReplyFields | undefined {
  if (!reference) return undefined;
  if (!holds(channelPermissions(world, channel, authorId), Permission.ReadMessageHistory)) {
    throw apiError(RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory);
  }
  const replied = channel.messages.get(reference.message_id);
  if (replied) return toFields(channel, replied);
  if (!reference.fail_if_not_exists) return undefined;
  throw invalidForm({
    path: ['message_reference'],
    code: 'REPLIES_UNKNOWN_MESSAGE',
    message: 'Unknown message',
  });
}

function toFields(channel: ChannelState, replied: APIMessage): ReplyFields {
  const guildId = guildIdOf(channel.channel);
  const { referenced_message: _older, ...copy } = replied; // answers are shown one level deep
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.channel.id,
      message_id: replied.id,
      ...(guildId ? { guild_id: guildId } : {}),
    },
    referenced_message: copy,
  };
}
