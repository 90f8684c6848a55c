import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { parse } from '../../../../schema/parse.js';
import { roleBody } from '../../../../schema/role-body.js';
import { addRole, getRole } from '../../../../state/roles.js';
import { guildOf } from '../../../enter.js';
import { checkHolds } from '../../../grants.js';
import { roleChanges } from '../../../role-changes.js';
import { defineRoute } from '../../../route.js';

/** Left out, the permissions are those of @everyone. */
export default defineRoute({
  handle(request) {
    const { world, application } = request;
    const guild = guildOf(request, Permission.ManageRoles);
    const body = parse(roleBody, request.body);
    const everyone = getRole(guild, guild.guild.id);
    const permissions = body.permissions ?? BigInt(everyone.permissions);
    checkHolds(world, guild, application.id, body.permissions ?? 0n);
    return addRole(world, guild, { ...roleChanges(body), name: body.name ?? 'new role', permissions });
  },
});
