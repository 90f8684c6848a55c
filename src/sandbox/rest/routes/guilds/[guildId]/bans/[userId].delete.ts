import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { unban } from '../../../../../state/bans.js';
import { getBan } from '../../../../ban-payload.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, param } = request;
    const guild = guildOf(request, Permission.BanMembers);
    unban(world, guild, getBan(world, guild, param('userId')).user);
    return null;
  },
});
