import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { parse } from '../../../../schema/parse.js';
import { rolePositions } from '../../../../schema/role-body.js';
import { getRole, updateRole } from '../../../../state/roles.js';
import { guildOf } from '../../../enter.js';
import { checkOutranksRole } from '../../../grants.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application } = request;
    const guild = guildOf(request, Permission.ManageRoles);
    const moves = parse(rolePositions, request.body);
    for (const { id, position } of moves) {
      const role = getRole(guild, id);
      checkOutranksRole(guild, application.id, role);
      checkOutranksRole(guild, application.id, { ...role, position });
    }
    for (const { id, position } of moves) updateRole(world, guild, getRole(guild, id), { position });
    return [...guild.roles.values()];
  },
});
