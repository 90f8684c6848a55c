import {
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord-api-types/v10';
import { hasFlag } from '../schema/message-body.js';
import type { Outcome } from './callback.js';
import type { InteractionRecord } from './interaction-record.js';

/** What the bot is told about its callback when it asks `with_response`. */
export function describeOutcome(
  { interaction }: InteractionRecord,
  { type, message }: Outcome,
): RESTPostAPIInteractionCallbackWithResponseResult {
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: hasFlag(message.flags, MessageFlags.Loading),
        response_message_ephemeral: hasFlag(message.flags, MessageFlags.Ephemeral),
      }),
    },
    ...(message && showsMessage(type) && { resource: { type, message } }),
  };
}

function showsMessage(
  type: InteractionResponseType,
): type is InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage {
  const { ChannelMessageWithSource, UpdateMessage } = InteractionResponseType;
  return type === ChannelMessageWithSource || type === UpdateMessage;
}
