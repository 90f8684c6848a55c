import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { toApiMessage } from '../../../../../state/message-payload.js';
import { getMessage } from '../../../../../state/messages.js';
import { channelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const channel = channelOf(request, Permission.ReadMessageHistory);
    const message = getMessage(channel, request.param('messageId'));
    return toApiMessage(channel, message, request.application.id);
  },
});
