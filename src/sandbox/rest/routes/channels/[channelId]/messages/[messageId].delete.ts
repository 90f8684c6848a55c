import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { requireInChannel } from '../../../../../access.js';
import { apiError } from '../../../../../api-error.js';
import { isDm } from '../../../../../state/channel-kinds.js';
import { deleteMessage, getMessage } from '../../../../../state/messages.js';
import { channelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  rateLimit: { requests: 5, seconds: 1 },
  handle(request) {
    const { world, application, param } = request;
    const channel = channelOf(request);
    const message = getMessage(channel, param('messageId'));
    const isOwn = message.author.id === application.id;
    if (!isOwn && isDm(channel.channel)) throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnDMChannel);
    if (!isOwn) requireInChannel(world, application.id, channel, Permission.ManageMessages);
    deleteMessage(world, channel, message.id);
    return null;
  },
});
