import type { APIGuildMember, Snowflake } from 'discord-api-types/v10';
import type { GuildState } from '../state/state.js';
import type { World } from '../world.js';

/** A member together with the user, as Discord sends it. */
export function memberOf(world: World, guild: GuildState, userId: Snowflake): APIGuildMember {
  const member = guild.members.get(userId);
  const user = world.state.users.get(userId);
  if (!member || !user) throw new Error(`User ${userId} is no member of guild ${guild.guild.id}`);
  return { ...member, user };
}
