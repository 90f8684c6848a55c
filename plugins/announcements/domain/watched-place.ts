export interface WatchWishes {
  readonly channels: readonly string[];
}

/** Whether a guild wants to have followed what is written there. */
export function watchedPlace(
  { channels }: WatchWishes,
  channelId: string,
  _parentId: string | null,
): boolean {
  return channels.includes(channelId);
}
