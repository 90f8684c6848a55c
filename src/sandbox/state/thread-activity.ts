import type { APIMessage } from 'discord-api-types/v10';
import { toTimestamp } from '../clock.js';
import type { World } from '../world.js';
import type { ThreadState } from './channel-kinds.js';
import { updateChannel } from './channels.js';
import { joinThread } from './threads.js';

/** A post is counted, wakes an archived thread, and makes its author a member. */
export function noteThreadPost(world: World, thread: ThreadState, message: APIMessage): void {
  thread.channel.message_count = (thread.channel.message_count ?? 0) + 1;
  thread.channel.total_message_sent = (thread.channel.total_message_sent ?? 0) + 1;
  const metadata = thread.channel.thread_metadata;
  if (metadata?.archived) {
    const woken = { ...metadata, archived: false, archive_timestamp: toTimestamp(world.clock.now()) };
    updateChannel(world, thread, { thread_metadata: woken });
  }
  joinThread(world, thread, message.author.id);
}
