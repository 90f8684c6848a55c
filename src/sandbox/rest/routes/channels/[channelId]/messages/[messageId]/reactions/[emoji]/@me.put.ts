import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { requireInChannel } from '../../../../../../../../access.js';
import { addReaction } from '../../../../../../../../state/reactions.js';
import { reactionTargetOf } from '../../../../../../../reaction-target.js';
import { defineRoute } from '../../../../../../../route.js';

/** Who joins a reaction of others needs no leave to add a new one. */
export default defineRoute({
  rateLimit: { requests: 1, seconds: 0.25 },
  handle(request) {
    const { world, application } = request;
    const { channel, message, emoji } = reactionTargetOf(request, Permission.ReadMessageHistory);
    const isNew = !channel.reactions.get(message.id)?.has(emoji);
    if (isNew) requireInChannel(world, application.id, channel, Permission.AddReactions);
    addReaction(world, channel, message, emoji, application.id);
    return null;
  },
});
