import {
  type APIMessage,
  type APIUser,
  GatewayIntentBits,
  type GatewayMessageCreateDispatchData,
  type Snowflake,
} from 'discord-api-types/v10';
import type { Dispatch } from '../world.js';

/**
 * Whether a session must not see what a message says: without the MESSAGE_CONTENT intent, except in direct messages,
 * in the bot's own and in those that mention it. https://docs.discord.com/developers/events/gateway#message-content-intent
 */
export function hidesContent(event: Dispatch, intents: number, applicationId: Snowflake): boolean {
  if (intents & GatewayIntentBits.MessageContent || event.guildId === null) return false;
  if (event.type !== 'MESSAGE_CREATE' && event.type !== 'MESSAGE_UPDATE') return false;
  return !concerns(event.data as GatewayMessageCreateDispatchData, applicationId); // the type of these two events
}

/** The message as a session without the intent gets it. */
export function withoutContent(message: APIMessage, applicationId: Snowflake): APIMessage {
  const { poll: _, ...rest } = message;
  const emptied: APIMessage = { ...rest, content: '', embeds: [], attachments: [], components: [] };
  const quoted = message.referenced_message;
  if (quoted && !concerns(quoted, applicationId)) {
    emptied.referenced_message = withoutContent(quoted, applicationId);
  }
  return emptied;
}

function concerns(
  message: { author?: APIUser; mentions?: readonly { id: Snowflake }[] },
  applicationId: Snowflake,
): boolean {
  return message.author?.id === applicationId || !!message.mentions?.some(({ id }) => id === applicationId);
}
