import { type APIMessage, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { guildIdOf, isThreadState } from './channel-kinds.js';
import { composeMessage, type MessageDraft, type MessageInput, reviseMessage } from './message-compose.js';
import { toMessageEvent } from './message-payload.js';
import type { ChannelState } from './state.js';
import { noteThreadPost } from './thread-activity.js';

const MOST_MESSAGES = 1_000;

/** Posts a message: reads the body as Discord does, keeps the message and tells it. Permissions are the caller's. */
export function postMessage(world: World, draft: MessageDraft): APIMessage {
  return publishMessage(world, draft.channel, composeMessage(world, draft));
}

/** Keeps a finished message in its channel, and tells it. */
export function publishMessage(world: World, channel: ChannelState, message: APIMessage): APIMessage {
  keepMessage(channel, message);
  tellMessage(world, 'MESSAGE_CREATE', channel, message);
  if (isThreadState(channel)) noteThreadPost(world, channel, message);
  return message;
}

/** Changes a message that stands in a channel, and tells it. */
export function editMessage(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  input: MessageInput,
): APIMessage {
  return replaceMessage(world, channel, reviseMessage(world, channel, message, input));
}

/** Puts a changed message in the place of the old one, and tells it. */
export function replaceMessage(world: World, channel: ChannelState, message: APIMessage): APIMessage {
  channel.messages.set(message.id, message);
  tellMessage(world, 'MESSAGE_UPDATE', channel, message);
  return message;
}

export function getMessage(channel: ChannelState, messageId: Snowflake): APIMessage {
  const message = channel.messages.get(messageId);
  if (!message) throw apiError(RESTJSONErrorCodes.UnknownMessage);
  return message;
}

export function deleteMessage(world: World, channel: ChannelState, messageId: Snowflake): void {
  forgetMessage(channel, messageId);
  tell(world, 'MESSAGE_DELETE', channel, { id: messageId });
}

export function deleteMessages(world: World, channel: ChannelState, messageIds: readonly Snowflake[]): void {
  for (const id of messageIds) forgetMessage(channel, id);
  tell(world, 'MESSAGE_DELETE_BULK', channel, { ids: messageIds });
}

function keepMessage(state: ChannelState, message: APIMessage): void {
  state.messages.set(message.id, message);
  if ('last_message_id' in state.channel) state.channel.last_message_id = message.id;
  for (const oldest of state.messages.keys()) {
    if (state.messages.size <= MOST_MESSAGES) return;
    forgetMessage(state, oldest);
  }
}

function forgetMessage(channel: ChannelState, messageId: Snowflake): void {
  channel.messages.delete(messageId);
  channel.reactions.delete(messageId);
  channel.pins.delete(messageId);
}

function tellMessage(world: World, type: string, channel: ChannelState, message: APIMessage): void {
  tell(world, type, channel, toMessageEvent(world, channel, message));
}

/** Tells the guild's bots that may see the channel, or the bot of the DM. */
export function tell(world: World, type: string, { channel, botId }: ChannelState, data: object): void {
  const guildId = guildIdOf(channel);
  world.touch();
  world.dispatch({
    type,
    guildId,
    channelId: channel.id,
    ...(botId ? { applicationId: botId } : {}),
    data: { channel_id: channel.id, ...(guildId ? { guild_id: guildId } : {}), ...data },
  });
}
