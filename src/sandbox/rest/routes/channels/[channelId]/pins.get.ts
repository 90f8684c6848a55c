import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { toApiMessage } from '../../../../state/message-payload.js';
import { pinsOf } from '../../../../state/pins.js';
import { channelOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

/** The old address: at most 50. */
export default defineRoute({
  handle(request) {
    const channel = channelOf(request, Permission.ReadMessageHistory);
    return pinsOf(channel)
      .slice(0, 50)
      .map(({ message }) => toApiMessage(channel, message, request.application.id));
  },
});
