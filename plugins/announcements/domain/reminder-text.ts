export interface Told {
  readonly title: string;
  readonly location: string | null;
  /** Where the announcement stands. */
  readonly link: string;
}

/** What the reminder of an announcement says. */
export function reminderText({ title, location, link }: Told): string {
  return [title, ...(location ? [`📍 ${location}`] : []), link].join('\n');
}

/** @example messageLink('1', '2', '3') is https://discord.com/channels/1/2/3 */
export function messageLink(guildId: string, channelId: string, messageId: string): string {
  return `https://discord.com/channels/${guildId}/${channelId}/${messageId}`;
}
