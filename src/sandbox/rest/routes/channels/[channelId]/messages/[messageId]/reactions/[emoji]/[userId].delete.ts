import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { removeReaction } from '../../../../../../../../state/reactions.js';
import { reactionTargetOf } from '../../../../../../../reaction-target.js';
import { defineRoute } from '../../../../../../../route.js';

export default defineRoute({
  rateLimit: { requests: 1, seconds: 0.25 },
  handle(request) {
    const { channel, message, emoji } = reactionTargetOf(request, Permission.ManageMessages);
    removeReaction(request.world, channel, message.id, emoji, request.param('userId'));
    return null;
  },
});
