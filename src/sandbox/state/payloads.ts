import type { APIGuild, APIGuildMember, Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import { bySnowflake } from './snowflakes.js';
import type { ChannelState, GuildState } from './state.js';
import { getUser } from './users.js';

export function toApiGuild(guild: GuildState): APIGuild {
  // Two fields that Discord still sends and its docs no longer name.
  const legacy = { nsfw: false, home_header: null };
  return { ...guild.guild, ...legacy, roles: [...guild.roles.values()] };
}

export function toApiMember(world: World, guild: GuildState, userId: Snowflake): APIGuildMember | undefined {
  const member = guild.members.get(userId);
  return member && { ...member, user: getUser(world, userId) };
}

/** All members, by the age of their accounts. */
export function listMembers(world: World, guild: GuildState): APIGuildMember[] {
  const members = [...guild.members].map(([id, member]) => ({ ...member, user: getUser(world, id) }));
  return members.sort((a, b) => bySnowflake(a.user, b.user));
}

export function channelsOf(world: World, guild: GuildState): ChannelState[] {
  return [...guild.channelIds].flatMap((id) => world.state.channels.get(id) ?? []);
}
