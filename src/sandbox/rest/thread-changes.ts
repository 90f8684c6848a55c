import {
  type APIChannel,
  type APIThreadMetadata,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { requireInChannel } from '../access.js';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import { channelPermissions, holds } from '../permissions.js';
import { type ThreadPatch, threadPatch } from '../schema/channel-body.js';
import { omitUndefined } from '../schema/fields.js';
import { parse } from '../schema/parse.js';
import type { ThreadState } from '../state/channel-kinds.js';
import { updateChannel } from '../state/channels.js';
import type { World } from '../world.js';

/** Changes a thread: its owner may name, archive and close it to invitations; only who manages threads may lock it. */
export function changeThread(
  world: World,
  thread: ThreadState,
  userId: Snowflake,
  body: unknown,
): APIChannel {
  const patch = parse(threadPatch, body);
  checkMayChange(world, thread, userId, patch);
  const { name, rate_limit_per_user, archived, locked, invitable, auto_archive_duration } = patch;
  const metadata = thread.channel.thread_metadata;
  const isNew = archived !== undefined && archived !== metadata?.archived;
  return updateChannel(world, thread, {
    ...omitUndefined({ name, rate_limit_per_user }),
    ...(metadata && {
      thread_metadata: {
        ...metadata,
        ...omitUndefined({ archived, locked, invitable, auto_archive_duration }),
        ...(isNew ? { archive_timestamp: toTimestamp(world.clock.now()) } : {}),
      },
    }),
  });
}

function checkMayChange(world: World, thread: ThreadState, userId: Snowflake, patch: ThreadPatch): void {
  if (holds(channelPermissions(world, thread, userId), Permission.ManageThreads)) return;
  const metadata = thread.channel.thread_metadata;
  if (isOnlyWaking(patch, metadata)) {
    requireInChannel(world, userId, thread, Permission.SendMessagesInThreads);
    return;
  }
  const isOwn = thread.channel.owner_id === userId && patch.locked === undefined && !metadata?.locked;
  if (!isOwn) throw apiError(RESTJSONErrorCodes.MissingPermissions);
}

/** Whoever may write in a thread may wake it, too, unless it was locked. */
function isOnlyWaking(patch: ThreadPatch, metadata: APIThreadMetadata | undefined): boolean {
  const keys = Object.keys(omitUndefined(patch));
  return keys.length === 1 && patch.archived === false && !metadata?.locked;
}
