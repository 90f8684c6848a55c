import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { showTyping } from '../../../../state/typing.js';
import { channelOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  rateLimit: { requests: 5, seconds: 5 },
  handle(request) {
    showTyping(request.world, channelOf(request, Permission.SendMessages), request.application.id);
    return null;
  },
});
