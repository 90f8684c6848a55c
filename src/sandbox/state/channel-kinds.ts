import {
  type APIAnnouncementThreadChannel,
  type APIChannel,
  type APIDMChannel,
  type APIGroupDMChannel,
  type APIPrivateThreadChannel,
  type APIPublicThreadChannel,
  ChannelType,
  type Snowflake,
} from 'discord-api-types/v10';
import type { ChannelState } from './state.js';

export type ThreadChannel = APIAnnouncementThreadChannel | APIPublicThreadChannel | APIPrivateThreadChannel;
export type GuildChannel = Exclude<APIChannel, APIDMChannel | APIGroupDMChannel | ThreadChannel>;
export type ThreadState = ChannelState & { channel: ThreadChannel };

const WITHOUT_MESSAGES: readonly ChannelType[] = [
  ChannelType.GuildCategory,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

export function isThread(channel: APIChannel): channel is ThreadChannel {
  return (
    channel.type === ChannelType.AnnouncementThread ||
    channel.type === ChannelType.PublicThread ||
    channel.type === ChannelType.PrivateThread
  );
}

export function isThreadState(state: ChannelState): state is ThreadState {
  return isThread(state.channel);
}

export function isDm(channel: APIChannel): channel is APIDMChannel {
  return channel.type === ChannelType.DM;
}

/** A channel that stands in the channel list of a guild: no thread, no DM. */
export function isGuildChannel(channel: APIChannel): channel is GuildChannel {
  return channel.type !== ChannelType.DM && channel.type !== ChannelType.GroupDM && !isThread(channel);
}

export function isVoice(channel: APIChannel): boolean {
  return channel.type === ChannelType.GuildVoice || channel.type === ChannelType.GuildStageVoice;
}

/** Voice channels have a chat, too. */
export function takesMessages(channel: APIChannel): boolean {
  return !WITHOUT_MESSAGES.includes(channel.type);
}

/** Channels whose name is a word with hyphens. */
const HYPHENATED: readonly ChannelType[] = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

/** A name as Discord writes it: `Book Club` becomes `book-club`, except for voice channels and categories. */
export function toChannelName(type: ChannelType, name: string): string {
  return HYPHENATED.includes(type) ? name.toLowerCase().replaceAll(/\s+/g, '-') : name;
}

export function guildIdOf(channel: APIChannel): Snowflake | null {
  return ('guild_id' in channel && channel.guild_id) || null;
}
