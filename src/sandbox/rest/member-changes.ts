import {
  type APIGuildMember,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError, invalidForm } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import { guildPermissions, holds } from '../permissions.js';
import type { MemberPatch } from '../schema/member-body.js';
import { getMember, updateMember } from '../state/members.js';
import { getRole } from '../state/roles.js';
import type { GuildMemberState, GuildState } from '../state/state.js';
import type { World } from '../world.js';
import { checkHolds, checkOutranksMember, checkOutranksRole } from './grants.js';

const LONGEST_TIMEOUT = { hours: 28 * 24 };

export interface MemberTarget {
  readonly guild: GuildState;
  readonly memberId: Snowflake;
  /** Who changes the member. */
  readonly actorId: Snowflake;
}

/** Changes a member; each field asks for a permission of its own. */
export function changeMember(world: World, target: MemberTarget, patch: MemberPatch): APIGuildMember {
  const changes: Partial<GuildMemberState> = {
    ...(patch.nick !== undefined && { nick: readNick(world, target, patch.nick) }),
    ...(patch.roles && { roles: readRoles(world, target, patch.roles) }),
    ...(patch.communication_disabled_until !== undefined && {
      communication_disabled_until: readTimeout(world, target, patch.communication_disabled_until),
    }),
  };
  return updateMember(world, target.guild, target.memberId, changes);
}

/** Adds or takes roles: each one that changes must stand below the actor's highest. */
export function checkMayChangeRoles(
  world: World,
  { guild, actorId }: MemberTarget,
  roleIds: readonly Snowflake[],
): void {
  checkHolds(world, guild, actorId, Permission.ManageRoles);
  for (const id of roleIds) checkOutranksRole(guild, actorId, getRole(guild, id));
}

function readNick(
  world: World,
  { guild, memberId, actorId }: MemberTarget,
  nick: string | null,
): string | null {
  const isOwn = memberId === actorId;
  checkHolds(world, guild, actorId, isOwn ? Permission.ChangeNickname : Permission.ManageNicknames);
  if (!isOwn) checkOutranksMember(guild, actorId, memberId);
  return nick || null;
}

function readRoles(world: World, target: MemberTarget, wanted: readonly Snowflake[]): Snowflake[] {
  const current = getMember(target.guild, target.memberId).roles;
  const roles = [...new Set(wanted)].filter((id) => id !== target.guild.guild.id);
  const changed = [
    ...roles.filter((id) => !current.includes(id)),
    ...current.filter((id) => !roles.includes(id)),
  ];
  checkMayChangeRoles(world, target, changed);
  return roles;
}

function readTimeout(
  world: World,
  { guild, memberId, actorId }: MemberTarget,
  until: string | null,
): string | null {
  checkHolds(world, guild, actorId, Permission.ModerateMembers);
  checkOutranksMember(guild, actorId, memberId);
  if (until === null) return null;
  const isAdministrator = holds(guildPermissions(world, guild, memberId), Permission.Administrator);
  if (isAdministrator) throw apiError(RESTJSONErrorCodes.MissingPermissions);
  const instant = Temporal.Instant.from(until);
  if (Temporal.Instant.compare(instant, world.clock.now().add(LONGEST_TIMEOUT)) > 0) {
    const message = 'Timeout cannot be longer than 28 days.';
    throw invalidForm({ path: ['communication_disabled_until'], code: 'BASE_TYPE_MAX_DATE', message });
  }
  return toTimestamp(instant);
}
