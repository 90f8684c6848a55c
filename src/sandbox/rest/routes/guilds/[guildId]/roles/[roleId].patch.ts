import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { parse } from '../../../../../schema/parse.js';
import { roleBody } from '../../../../../schema/role-body.js';
import { getRole, updateRole } from '../../../../../state/roles.js';
import { guildOf } from '../../../../enter.js';
import { checkHolds, checkOutranksRole } from '../../../../grants.js';
import { roleChanges } from '../../../../role-changes.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const guild = guildOf(request, Permission.ManageRoles);
    const role = getRole(guild, param('roleId'));
    checkOutranksRole(guild, application.id, role);
    const body = parse(roleBody, request.body);
    checkHolds(world, guild, application.id, body.permissions ?? 0n);
    return updateRole(world, guild, role, roleChanges(body));
  },
});
