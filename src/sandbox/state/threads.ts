import {
  type APIThreadMember,
  ChannelType,
  RESTJSONErrorCodes,
  type Snowflake,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';
import { guildIdOf, type ThreadChannel, type ThreadState } from './channel-kinds.js';
import { keepChannel } from './channels.js';
import { getGuild } from './guilds.js';
import type { ChannelState } from './state.js';

export interface NewThread {
  readonly parent: ChannelState;
  readonly ownerId: Snowflake;
  readonly name: string;
  readonly type: ThreadChannel['type'];
  /** A thread that grows from a message has the message's id. */
  readonly id?: Snowflake;
  readonly autoArchiveMinutes?: ThreadAutoArchiveDuration;
  readonly slowmodeSeconds?: number;
  readonly invitable?: boolean;
}

/** Starts a thread; who starts it is its first member. */
export function startThread(world: World, given: NewThread): ThreadState {
  const guild = getGuild(world, guildIdOf(given.parent.channel) ?? '');
  const id = given.id ?? world.nextId();
  if (world.state.channels.has(id)) throw apiError(RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage);
  const channel = newThread(world, guild.guild.id, id, given);
  const thread = keepChannel(world, { channel });
  guild.channelIds.add(id);
  thread.threadMembers.set(given.ownerId, newMember(world, id, given.ownerId));
  world.dispatch({
    type: 'THREAD_CREATE',
    guildId: guild.guild.id,
    channelId: id,
    data: { ...channel, newly_created: true },
  });
  return thread;
}

export function joinThread(world: World, thread: ThreadState, userId: Snowflake): void {
  if (thread.threadMembers.has(userId)) return;
  const member = newMember(world, thread.channel.id, userId);
  thread.threadMembers.set(userId, member);
  tellMembers(world, thread, { added_members: [member] });
}

export function leaveThread(world: World, thread: ThreadState, userId: Snowflake): void {
  if (!thread.threadMembers.delete(userId)) return;
  tellMembers(world, thread, { removed_member_ids: [userId] });
}

export function getThreadMember(thread: ThreadState, userId: Snowflake): APIThreadMember {
  const member = thread.threadMembers.get(userId);
  if (!member) throw apiError(RESTJSONErrorCodes.UnknownMember);
  return member;
}

function newThread(world: World, guildId: Snowflake, id: Snowflake, given: NewThread): ThreadChannel {
  const now = toTimestamp(world.clock.now());
  const isPrivate = given.type === ChannelType.PrivateThread;
  return {
    id,
    type: given.type,
    guild_id: guildId,
    parent_id: given.parent.channel.id,
    name: given.name,
    owner_id: given.ownerId,
    flags: NO_FLAGS,
    last_message_id: null,
    rate_limit_per_user: given.slowmodeSeconds ?? 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived: false,
      archive_timestamp: now,
      auto_archive_duration: given.autoArchiveMinutes ?? ThreadAutoArchiveDuration.OneDay,
      locked: false,
      create_timestamp: now,
      ...(isPrivate ? { invitable: given.invitable ?? true } : {}),
    },
  };
}

function newMember(world: World, threadId: Snowflake, userId: Snowflake): APIThreadMember {
  return { id: threadId, user_id: userId, join_timestamp: toTimestamp(world.clock.now()), flags: NO_FLAGS };
}

/** Discord counts to 50 and stops. */
const MOST_COUNTED = 50;

function tellMembers(world: World, thread: ThreadState, change: object): void {
  thread.channel.member_count = Math.min(thread.threadMembers.size, MOST_COUNTED);
  world.touch();
  world.dispatch({
    type: 'THREAD_MEMBERS_UPDATE',
    guildId: guildIdOf(thread.channel),
    channelId: thread.channel.id,
    data: {
      id: thread.channel.id,
      guild_id: guildIdOf(thread.channel),
      member_count: thread.channel.member_count,
      ...change,
    },
  });
}
