import type { APIGuild, APIGuildMember, Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import type { ChannelState, GuildState } from './state.js';
import { getUser } from './users.js';

export function toApiGuild(guild: GuildState): APIGuild {
  return { ...guild.guild, roles: [...guild.roles.values()] };
}

export function toApiMember(world: World, guild: GuildState, userId: Snowflake): APIGuildMember | undefined {
  const member = guild.members.get(userId);
  return member && { ...member, user: getUser(world, userId) };
}

export function channelsOf(world: World, guild: GuildState): ChannelState[] {
  return [...guild.channelIds].flatMap((id) => world.state.channels.get(id) ?? []);
}
