import {
  type APIThreadChannel,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { requireInChannel, requireOpenDm } from '../access.js';
import { apiError } from '../api-error.js';
import { channelPermissions, holds } from '../permissions.js';
import type { World } from '../world.js';
import { isThread, takesMessages } from './channel-kinds.js';
import type { UploadedFile } from './files.js';
import type { ChannelState } from './state.js';

/** Refuses a message that its author may not post here. Answers to interactions need no such leave. */
export function checkMayPost(
  world: World,
  channel: ChannelState,
  authorId: Snowflake,
  body: unknown,
  files: readonly UploadedFile[] = [],
): void {
  if (!takesMessages(channel.channel)) throw apiError(RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel);
  requireOpenDm(world, channel, authorId);
  const needed = isThread(channel.channel) ? Permission.SendMessagesInThreads : Permission.SendMessages;
  requireInChannel(world, authorId, channel, needed, ...extraNeeds(body, files));
  if (isThread(channel.channel)) checkThreadIsOpen(world, channel, channel.channel, authorId);
}

function extraNeeds(body: unknown, files: readonly UploadedFile[]): bigint[] {
  const embeds = typeof body === 'object' && body !== null && 'embeds' in body ? body.embeds : undefined;
  const hasEmbeds = Array.isArray(embeds) && embeds.length > 0;
  return [
    ...(hasEmbeds ? [Permission.EmbedLinks] : []),
    ...(files.length > 0 ? [Permission.AttachFiles] : []),
  ];
}

/** A post wakes an archived thread, unless it was locked. */
function checkThreadIsOpen(
  world: World,
  state: ChannelState,
  thread: APIThreadChannel,
  authorId: Snowflake,
): void {
  if (!thread.thread_metadata?.locked) return;
  const mayManage = holds(channelPermissions(world, state, authorId), Permission.ManageThreads);
  if (!mayManage) throw apiError(RESTJSONErrorCodes.ThreadLocked);
}
