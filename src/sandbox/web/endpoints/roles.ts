import { type APIRole, PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { z } from 'zod';
import { guildPermissions, holds } from '../../permissions.js';
import { checkHolds, checkOutranksRole } from '../../rest/grants.js';
import { parse } from '../../schema/parse.js';
import { getGuild } from '../../state/guilds.js';
import { getRole, updateRole } from '../../state/roles.js';
import type { GuildState } from '../../state/state.js';
import type { Endpoint, PageRequest } from '../endpoint.js';

/** Each bit by one name: some have an older one besides. */
const NAMED = [...new Map(Object.entries(Permission).map(([name, bit]) => [bit, name])).entries()]
  .map(([bit, name]) => ({ name, bit }))
  .toSorted((one, other) => one.name.localeCompare(other.name));

const changed = z.object({ guild: z.string(), role: z.string(), permissions: z.array(z.string()) });

/** What a role may do, for who may change that. `mine` is what the person has, and can give. */
export const showRole: Endpoint = (request) => {
  const { world, user, query } = request;
  const { guild, role } = managedRole(request, query.get('guild') ?? '', query.get('role') ?? '');
  const own = guildPermissions(world, guild, user.id);
  const permissions = NAMED.map(({ name, bit }) => {
    return { name, on: holds(BigInt(role.permissions), bit), mine: holds(own, bit) };
  });
  return { name: role.name, permissions };
};

/** Nobody can give or take what they do not have; what a role has besides, it keeps. */
export const changeRole: Endpoint = (request) => {
  const { world, user, body } = request;
  const { guild: guildId, role: roleId, permissions } = parse(changed, body);
  const { guild, role } = managedRole(request, guildId, roleId);
  const wanted = NAMED.filter(({ name }) => permissions.includes(name)).reduce(
    (sum, { bit }) => sum | bit,
    0n,
  );
  checkHolds(world, guild, user.id, wanted ^ BigInt(role.permissions));
  updateRole(world, guild, role, { permissions: String(wanted) });
};

function managedRole(
  { world, user }: PageRequest,
  guildId: string,
  roleId: string,
): { guild: GuildState; role: APIRole } {
  const guild = getGuild(world, guildId);
  checkHolds(world, guild, user.id, Permission.ManageRoles);
  const role = getRole(guild, roleId);
  checkOutranksRole(guild, user.id, role);
  return { guild, role };
}
