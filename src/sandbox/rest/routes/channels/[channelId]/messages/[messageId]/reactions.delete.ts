import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { getMessage } from '../../../../../../state/messages.js';
import { removeAllReactions } from '../../../../../../state/reactions.js';
import { channelOf } from '../../../../../enter.js';
import { defineRoute } from '../../../../../route.js';

export default defineRoute({
  handle(request) {
    const channel = channelOf(request, Permission.ManageMessages);
    const message = getMessage(channel, request.param('messageId'));
    removeAllReactions(request.world, channel, message.id);
    return null;
  },
});
