import type { APIUser, Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import { removeMember } from './members.js';
import { deleteMessages } from './messages.js';
import { channelsOf } from './payloads.js';
import { snowflakeInstant } from './snowflakes.js';
import type { GuildState } from './state.js';

/** Bans a user, member or not. */
export function ban(world: World, guild: GuildState, user: APIUser, reason: string | null): void {
  guild.bans.set(user.id, { reason });
  if (guild.members.has(user.id)) removeMember(world, guild, user);
  tellBan(world, guild, 'GUILD_BAN_ADD', user);
}

export function unban(world: World, guild: GuildState, user: APIUser): void {
  guild.bans.delete(user.id);
  tellBan(world, guild, 'GUILD_BAN_REMOVE', user);
}

/** Deletes what a banned user wrote lately. */
export function deleteRecentMessages(
  world: World,
  guild: GuildState,
  userId: Snowflake,
  seconds: number,
): void {
  const since = world.clock.now().subtract({ seconds });
  for (const channel of channelsOf(world, guild)) {
    const recent = [...channel.messages.values()].filter(
      ({ id, author }) => author.id === userId && Temporal.Instant.compare(snowflakeInstant(id), since) >= 0,
    );
    if (recent.length > 0)
      deleteMessages(
        world,
        channel,
        recent.map(({ id }) => id),
      );
  }
}

function tellBan(world: World, guild: GuildState, type: string, user: APIUser): void {
  world.touch();
  world.dispatch({ type, guildId: guild.guild.id, data: { guild_id: guild.guild.id, user } });
}
