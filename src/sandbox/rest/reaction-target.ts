import type { APIMessage } from 'discord-api-types/v10';
import { readEmoji } from '../state/emojis.js';
import { getMessage } from '../state/messages.js';
import type { ChannelState } from '../state/state.js';
import { channelOf } from './enter.js';
import type { RouteRequest } from './route.js';

export interface ReactionTarget {
  readonly channel: ChannelState;
  readonly message: APIMessage;
  readonly emoji: string;
}

/** The message and the emoji that the path names. */
export function reactionTargetOf(request: RouteRequest, ...permissions: readonly bigint[]): ReactionTarget {
  const channel = channelOf(request, ...permissions);
  const message = getMessage(channel, request.param('messageId'));
  return { channel, message, emoji: readEmoji(request.world, request.param('emoji')) };
}
