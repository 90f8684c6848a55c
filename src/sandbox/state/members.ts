import { type APIGuildMember, type APIUser, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';
import { toApiGuild } from './payloads.js';
import type { GuildMemberState, GuildState } from './state.js';
import { getUser } from './users.js';

/** Lets a user join. A bot is told of its new guild before the guild is told of the bot. */
export function addMember(
  world: World,
  guild: GuildState,
  user: APIUser,
  given: Partial<GuildMemberState> = {},
): GuildMemberState {
  const member: GuildMemberState = {
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: toTimestamp(world.clock.now()),
    premium_since: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: NO_FLAGS,
    communication_disabled_until: null,
    ...given,
  };
  guild.members.set(user.id, member);
  if (world.state.applications.has(user.id)) tellNewGuild(world, guild, user.id);
  tellMember(world, guild, 'GUILD_MEMBER_ADD', { ...member, user });
  return member;
}

export function getMember(guild: GuildState, userId: Snowflake): GuildMemberState {
  const member = guild.members.get(userId);
  if (!member) throw apiError(RESTJSONErrorCodes.UnknownMember);
  return member;
}

export function updateMember(
  world: World,
  guild: GuildState,
  userId: Snowflake,
  changes: Partial<GuildMemberState>,
): APIGuildMember {
  const changed = { ...getMember(guild, userId), ...changes };
  guild.members.set(userId, changed);
  const member = { ...changed, user: getUser(world, userId) };
  tellMember(world, guild, 'GUILD_MEMBER_UPDATE', member);
  return member;
}

/** Lets a member leave, be kicked or be banned: to others it looks the same. A bot is told that its guild is gone. */
export function removeMember(world: World, guild: GuildState, user: APIUser): void {
  guild.members.delete(user.id);
  if (world.state.applications.has(user.id)) {
    world.dispatch({
      type: 'GUILD_DELETE',
      guildId: guild.guild.id,
      applicationId: user.id,
      data: { id: guild.guild.id },
    });
  }
  tellMember(world, guild, 'GUILD_MEMBER_REMOVE', { user });
}

/** Each session of the bot gets the whole guild, which the gateway puts together. */
function tellNewGuild(world: World, guild: GuildState, botId: Snowflake): void {
  world.dispatch({
    type: 'GUILD_CREATE',
    guildId: guild.guild.id,
    applicationId: botId,
    data: toApiGuild(guild),
  });
}

function tellMember(world: World, guild: GuildState, type: string, member: object): void {
  world.touch();
  world.dispatch({ type, guildId: guild.guild.id, data: { ...member, guild_id: guild.guild.id } });
}
