import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { removeEmoji } from '../../../../../../../state/reactions.js';
import { reactionTargetOf } from '../../../../../../reaction-target.js';
import { defineRoute } from '../../../../../../route.js';

export default defineRoute({
  handle(request) {
    const { channel, message, emoji } = reactionTargetOf(request, Permission.ManageMessages);
    removeEmoji(request.world, channel, message.id, emoji);
    return null;
  },
});
