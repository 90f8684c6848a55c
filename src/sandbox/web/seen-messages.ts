import {
  type APIMessage,
  type APIUser,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { enterChannel } from '../access.js';
import { toApiMessage } from '../state/message-payload.js';
import { getMessage } from '../state/messages.js';
import { bySnowflake } from '../state/snowflakes.js';
import type { World } from '../world.js';

/** The newest that the page shows; there is no scrolling further up. */
const MOST_SHOWN = 200;

/** The messages of a channel with those that only this person sees, oldest first. */
export function seenMessages(world: World, user: APIUser, channelId: Snowflake): APIMessage[] {
  const channel = enterChannel(world, user.id, channelId, Permission.ReadMessageHistory);
  const messages = [...channel.messages.values()].slice(-MOST_SHOWN);
  return [
    ...messages.map((message) => toApiMessage(channel, message, user.id)),
    ...world.interactions.ephemeral.seenBy(user.id, channelId),
  ].sort(bySnowflake);
}

/** One message that this person sees, ephemeral or not. */
export function findSeenMessage(
  world: World,
  user: APIUser,
  channelId: Snowflake,
  messageId: Snowflake,
): APIMessage {
  const channel = enterChannel(world, user.id, channelId);
  const ephemeral = world.interactions.ephemeral.seenBy(user.id, channelId);
  return ephemeral.find(({ id }) => id === messageId) ?? getMessage(channel, messageId);
}
