/** Where a message stands. */
export interface MessagePlace {
  /** None for a direct message. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly messageId: string;
}

/** @example messageLink({ guildId: null, channelId: '2', messageId: '3' }) is https://discord.com/channels/@me/2/3 */
export function messageLink({ guildId, channelId, messageId }: MessagePlace): string {
  return `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${messageId}`;
}

/** Of a link that `messageLink` has made. */
export function placeOfLink(link: string): MessagePlace {
  const [, guildId = '', channelId = '', messageId = ''] =
    /\/channels\/(@me|\d+)\/(\d+)\/(\d+)$/.exec(link) ?? [];
  return { guildId: guildId === '@me' ? null : guildId, channelId, messageId };
}
