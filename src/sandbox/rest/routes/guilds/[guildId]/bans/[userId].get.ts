import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { getBan } from '../../../../ban-payload.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle: (request) =>
    getBan(request.world, guildOf(request, Permission.BanMembers), request.param('userId')),
});
