import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { deleteRole, getRole } from '../../../../../state/roles.js';
import { guildOf } from '../../../../enter.js';
import { checkOutranksRole } from '../../../../grants.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const guild = guildOf(request, Permission.ManageRoles);
    const role = getRole(guild, param('roleId'));
    checkOutranksRole(guild, application.id, role);
    const isFixed = role.managed || role.id === guild.guild.id;
    if (isFixed) throw apiError(RESTJSONErrorCodes.InvalidRole);
    deleteRole(world, guild, role);
    return null;
  },
});
