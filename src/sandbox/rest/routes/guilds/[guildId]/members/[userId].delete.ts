import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { getMember, removeMember } from '../../../../../state/members.js';
import { getUser } from '../../../../../state/users.js';
import { guildOf } from '../../../../enter.js';
import { checkOutranksMember } from '../../../../grants.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const guild = guildOf(request, Permission.KickMembers);
    getMember(guild, param('userId'));
    checkOutranksMember(guild, application.id, param('userId'));
    removeMember(world, guild, getUser(world, param('userId')));
    return null;
  },
});
