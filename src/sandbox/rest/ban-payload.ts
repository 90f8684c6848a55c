import { type APIBan, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { GuildState } from '../state/state.js';
import { getUser } from '../state/users.js';
import type { World } from '../world.js';

export function getBan(world: World, guild: GuildState, userId: Snowflake): APIBan {
  const ban = guild.bans.get(userId);
  if (!ban) throw apiError(RESTJSONErrorCodes.UnknownBan);
  return { reason: ban.reason, user: getUser(world, userId) };
}
