import {
  type APIRole,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';
import type { GuildState } from './state.js';

/** What Discord gives @everyone in a new guild, as far as a bot meets it. */
export const EVERYONE_PERMISSIONS =
  Permission.ViewChannel |
  Permission.SendMessages |
  Permission.SendMessagesInThreads |
  Permission.CreatePublicThreads |
  Permission.CreatePrivateThreads |
  Permission.EmbedLinks |
  Permission.AttachFiles |
  Permission.AddReactions |
  Permission.UseExternalEmojis |
  Permission.ReadMessageHistory |
  Permission.UseApplicationCommands |
  Permission.UseExternalApps |
  Permission.CreateInstantInvite |
  Permission.ChangeNickname |
  Permission.Connect |
  Permission.Speak |
  Permission.Stream |
  Permission.UseVAD;

const MOST_ROLES = 250;

export interface NewRole extends Partial<Omit<APIRole, 'permissions'>> {
  readonly name: string;
  readonly permissions?: bigint;
}

/** A new role stands in the lowest place above @everyone, and lifts the others. */
export function addRole(world: World, guild: GuildState, { permissions = 0n, ...given }: NewRole): APIRole {
  if (guild.roles.size >= MOST_ROLES) throw apiError(RESTJSONErrorCodes.MaximumNumberOfGuildRolesReached);
  const role: APIRole = {
    id: world.nextId(),
    color: 0,
    colors: { primary_color: given.color ?? 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: guild.roles.size === 0 ? 0 : 1,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: NO_FLAGS,
    ...given,
  };
  if (given.position === undefined) liftRolesFrom(guild, role.position);
  guild.roles.set(role.id, role);
  tellRole(world, guild, 'GUILD_ROLE_CREATE', role);
  return role;
}

export function getRole(guild: GuildState, roleId: Snowflake): APIRole {
  const role = guild.roles.get(roleId);
  if (!role) throw apiError(RESTJSONErrorCodes.UnknownRole);
  return role;
}

export function updateRole(
  world: World,
  guild: GuildState,
  role: APIRole,
  changes: Partial<APIRole>,
): APIRole {
  const updated = { ...role, ...changes };
  guild.roles.set(role.id, updated);
  tellRole(world, guild, 'GUILD_ROLE_UPDATE', updated);
  return updated;
}

/** Takes the role from its members and from the guild; the roles above it step down. */
export function deleteRole(world: World, guild: GuildState, role: APIRole): void {
  guild.roles.delete(role.id);
  for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
  for (const other of guild.roles.values()) if (other.position > role.position) other.position -= 1;
  world.touch();
  world.dispatch({
    type: 'GUILD_ROLE_DELETE',
    guildId: guild.guild.id,
    data: { guild_id: guild.guild.id, role_id: role.id },
  });
}

function liftRolesFrom(guild: GuildState, position: number): void {
  if (position === 0) return;
  for (const role of guild.roles.values()) if (role.position >= position) role.position += 1;
}

function tellRole(world: World, guild: GuildState, type: string, role: APIRole): void {
  world.touch();
  world.dispatch({ type, guildId: guild.guild.id, data: { guild_id: guild.guild.id, role } });
}
