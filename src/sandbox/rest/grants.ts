import { type APIRole, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { guildPermissions, holds, outranksMember, outranksRole } from '../permissions.js';
import type { GuildState } from '../state/state.js';
import type { World } from '../world.js';

/** Refuses a member who lacks one of these permissions. Nobody can give away what they do not have, either. */
export function checkHolds(world: World, guild: GuildState, userId: Snowflake, bits: bigint): void {
  if (!holds(guildPermissions(world, guild, userId), bits))
    throw apiError(RESTJSONErrorCodes.MissingPermissions);
}

/** Roles are managed from above. */
export function checkOutranksRole(guild: GuildState, userId: Snowflake, role: APIRole): void {
  if (!outranksRole(guild, userId, role)) throw apiError(RESTJSONErrorCodes.MissingPermissions);
}

/** Members are moderated from above. */
export function checkOutranksMember(guild: GuildState, userId: Snowflake, memberId: Snowflake): void {
  if (!outranksMember(guild, userId, memberId)) throw apiError(RESTJSONErrorCodes.MissingPermissions);
}
