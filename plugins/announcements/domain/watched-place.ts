export interface WatchWishes {
  readonly channels: readonly string[];
  /** Whether all that is written in threads of these channels is followed, too. */
  readonly threads: boolean;
}

/** A channel, or a thread of one. */
export interface Place {
  readonly channelId: string;
  /** The channel of a thread; undefined where it is not known whether it is one. */
  readonly parentId: string | null | undefined;
  /** Whether it is a post in a forum. Its first message has the id of the post. */
  readonly isPost: boolean;
}

/** Whether a guild wants what is written there followed. Of forums, whose posts are all they have, always the first message. */
export function isWatched(
  { channels, threads }: WatchWishes,
  { channelId, parentId, isPost }: Place,
  messageId: string,
): boolean {
  if (channels.includes(channelId)) return true;
  // A thread that sleeps is not known by its channel. Who asks knows the message, or it does not matter.
  if (parentId === undefined) return channels.length > 0 && (threads || messageId === channelId);
  if (parentId === null || !channels.includes(parentId)) return false;
  return threads || (isPost && messageId === channelId);
}
