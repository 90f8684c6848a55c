/** Where a message stands. */
export interface MessageAddress {
  readonly guildId: string;
  readonly channelId: string;
  readonly messageId: string;
}

/** Reads the link that "Copy Message Link" gives; undefined for what is none. */
export function messageAddress(text: string): MessageAddress | undefined {
  const [, guildId, channelId, messageId] =
    /^\s*<?https:\/\/(?:ptb\.|canary\.)?discord(?:app)?\.com\/channels\/(\d{15,20})\/(\d{15,20})\/(\d{15,20})\/?>?\s*$/.exec(
      text,
    ) ?? [];
  return guildId && channelId && messageId ? { guildId, channelId, messageId } : undefined;
}
