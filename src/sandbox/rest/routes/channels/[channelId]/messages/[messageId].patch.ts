import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { requireInChannel } from '../../../../../access.js';
import { apiError } from '../../../../../api-error.js';
import { toApiMessage } from '../../../../../state/message-payload.js';
import { editMessage, getMessage } from '../../../../../state/messages.js';
import type { ChannelState } from '../../../../../state/state.js';
import { channelOf } from '../../../../enter.js';
import { defineRoute, type RouteRequest } from '../../../../route.js';

export default defineRoute({
  rateLimit: { requests: 5, seconds: 5 },
  handle(request) {
    const { world, application, param, body, files } = request;
    const channel = channelOf(request);
    const message = getMessage(channel, param('messageId'));
    if (message.author.id !== application.id) checkMayModerate(request, channel);
    return toApiMessage(channel, editMessage(world, channel, message, { body, files }), application.id);
  },
});

/** Of another's message a moderator may hide or show the embeds; the words are its author's alone. */
function checkMayModerate({ world, application, body }: RouteRequest, channel: ChannelState): void {
  const isOnlyFlags = typeof body === 'object' && body !== null && Object.keys(body).join() === 'flags';
  if (!isOnlyFlags) throw apiError(RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser);
  requireInChannel(world, application.id, channel, Permission.ManageMessages);
}
