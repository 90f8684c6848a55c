import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { pageOf, readPage } from '../../../../../../../schema/page.js';
import { bySnowflake } from '../../../../../../../state/snowflakes.js';
import { getUser } from '../../../../../../../state/users.js';
import { reactionTargetOf } from '../../../../../../reaction-target.js';
import { defineRoute } from '../../../../../../route.js';

export default defineRoute({
  handle(request) {
    const { channel, message, emoji } = reactionTargetOf(request, Permission.ReadMessageHistory);
    const ids = [...(channel.reactions.get(message.id)?.get(emoji) ?? [])];
    const users = ids.map((id) => getUser(request.world, id)).sort(bySnowflake);
    return pageOf(users, readPage(request.query, { most: 100, usual: 25 }), ({ id }) => id);
  },
});
