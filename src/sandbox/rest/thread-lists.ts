import {
  type APIThreadMetadata,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, holds } from '../permissions.js';
import { guildIdOf, isThreadState, type ThreadState } from '../state/channel-kinds.js';
import { getGuild } from '../state/guilds.js';
import { channelsOf } from '../state/payloads.js';
import { snowflakeInstant } from '../state/snowflakes.js';
import type { ChannelState, GuildState } from '../state/state.js';
import type { World } from '../world.js';

/** The threads of a guild that a user may see, newest first. */
export function listThreads(
  world: World,
  guild: GuildState,
  userId: Snowflake,
  isWanted: (metadata: APIThreadMetadata, thread: ThreadState) => boolean,
): ThreadState[] {
  return channelsOf(world, guild)
    .filter(isThreadState)
    .filter((thread) => holds(channelPermissions(world, thread, userId), Permission.ViewChannel))
    .filter((thread) => thread.channel.thread_metadata && isWanted(thread.channel.thread_metadata, thread))
    .sort((a, b) => Temporal.Instant.compare(snowflakeInstant(b.channel.id), snowflakeInstant(a.channel.id)));
}

/** A page of archived threads of one channel and one type: `before` is a timestamp, `limit` at most 100. */
export function listArchived(
  world: World,
  parent: ChannelState,
  userId: Snowflake,
  query: URLSearchParams,
  isWanted: (thread: ThreadState) => boolean,
) {
  const before = query.get('before');
  const limit = Math.min(Number(query.get('limit') ?? 50), 100);
  const guild = getGuild(world, guildIdOf(parent.channel) ?? '');
  const archived = listThreads(
    world,
    guild,
    userId,
    (metadata, thread) =>
      metadata.archived &&
      thread.channel.parent_id === parent.channel.id &&
      (!before || metadata.archive_timestamp < before) &&
      isWanted(thread),
  );
  const page = archived.slice(0, limit);
  return {
    threads: page.map(({ channel }) => channel),
    members: page.flatMap(({ threadMembers }) => threadMembers.get(userId) ?? []),
    has_more: archived.length > page.length,
  };
}
