import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { pageOf, readPage } from '../../../../schema/page.js';
import { bySnowflake } from '../../../../state/snowflakes.js';
import { getBan } from '../../../ban-payload.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const guild = guildOf(request, Permission.BanMembers);
    const bans = [...guild.bans.keys()].map((userId) => getBan(request.world, guild, userId));
    bans.sort((a, b) => bySnowflake(a.user, b.user));
    return pageOf(bans, readPage(request.query, { most: 1000, usual: 1000 }), ({ user }) => user.id);
  },
});
