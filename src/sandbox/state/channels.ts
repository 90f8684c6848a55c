import {
  type APIChannel,
  type APIDMChannel,
  type APIGroupDMChannel,
  type APIUser,
  ChannelType,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';
import { guildIdOf, isThread, toChannelName } from './channel-kinds.js';
import { channelsOf } from './payloads.js';
import type { ChannelState, GuildState } from './state.js';

const MOST_CHANNELS = 500;

/** Fields by Discord's own names; what is left out gets Discord's defaults. */
export type NewChannel = { readonly name: string; readonly type?: ChannelType } & Readonly<
  Record<string, unknown>
>;

export function addChannel(world: World, guild: GuildState, given: NewChannel): ChannelState {
  if (guild.channelIds.size >= MOST_CHANNELS) {
    throw apiError(RESTJSONErrorCodes.MaximumNumberOfGuildChannelsReached);
  }
  const type = given.type ?? ChannelType.GuildText;
  const channel = {
    id: world.nextId(),
    type,
    guild_id: guild.guild.id,
    position: guild.channelIds.size,
    permission_overwrites: [],
    parent_id: null,
    flags: NO_FLAGS,
    ...defaultsOf(type),
    ...given,
    name: toChannelName(type, given.name),
  } as APIChannel; // the caller names the type, and defaultsOf fills in what belongs to it
  const state = keepChannel(world, { channel });
  guild.channelIds.add(channel.id);
  tellChannel(world, 'CHANNEL_CREATE', channel);
  return state;
}

export function getChannel(world: World, channelId: Snowflake): ChannelState {
  const channel = world.state.channels.get(channelId);
  if (!channel) throw apiError(RESTJSONErrorCodes.UnknownChannel);
  return channel;
}

export function updateChannel(world: World, state: ChannelState, changes: Partial<APIChannel>): APIChannel {
  state.channel = { ...state.channel, ...changes } as APIChannel; // changes never touch the type's own fields of another type
  tellChannel(world, isThread(state.channel) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', state.channel);
  return state.channel;
}

/** Deletes a channel with its threads. What stood in a category stays, without one. */
export function deleteChannel(world: World, { channel }: ChannelState): void {
  const guild = world.state.guilds.get(guildIdOf(channel) ?? '');
  world.state.channels.delete(channel.id);
  guild?.channelIds.delete(channel.id);
  if (guild) letGoOfChildren(world, guild, channel.id);
  tellChannel(world, isThread(channel) ? 'THREAD_DELETE' : 'CHANNEL_DELETE', channel);
}

/** The DM between a bot and a user: the same one each time. */
export function openDm(world: World, botId: Snowflake, user: APIUser): ChannelState {
  const known = world.state.channels.get(world.state.dms.get(`${botId} ${user.id}`) ?? '');
  return known ?? createDm(world, botId, user);
}

/** Remembers a channel. Threads and DMs use it, too. */
export function keepChannel<Channel extends APIChannel>(
  world: World,
  state: { readonly channel: Channel; readonly botId?: Snowflake },
): ChannelState & { channel: Channel } {
  const kept = {
    ...state,
    messages: new Map(),
    reactions: new Map(),
    pins: new Map(),
    threadMembers: new Map(),
  };
  world.state.channels.set(kept.channel.id, kept);
  world.touch();
  return kept;
}

/** A conversation of several people, in which there is no bot. */
export function createGroupDm(world: World, users: readonly APIUser[]): ChannelState {
  const [owner] = users;
  const channel: APIGroupDMChannel = {
    id: world.nextId(),
    type: ChannelType.GroupDM,
    name: null,
    icon: null,
    flags: NO_FLAGS,
    last_message_id: null,
    recipients: [...users],
    ...(owner && { owner_id: owner.id }),
  };
  const state = keepChannel(world, { channel });
  world.dispatch({ type: 'CHANNEL_CREATE', guildId: null, channelId: channel.id, data: channel });
  return state;
}

function createDm(world: World, botId: Snowflake, user: APIUser): ChannelState {
  const channel: APIDMChannel = {
    id: world.nextId(),
    type: ChannelType.DM,
    name: null,
    flags: NO_FLAGS,
    last_message_id: null,
    recipients: [user],
  };
  const state = keepChannel(world, { channel, botId });
  world.state.dms.set(`${botId} ${user.id}`, channel.id);
  world.dispatch({ type: 'CHANNEL_CREATE', guildId: null, applicationId: botId, data: channel });
  return state;
}

function letGoOfChildren(world: World, guild: GuildState, parentId: Snowflake): void {
  for (const state of channelsOf(world, guild)) {
    if (!('parent_id' in state.channel) || state.channel.parent_id !== parentId) continue;
    if (isThread(state.channel)) deleteChannel(world, state);
    else updateChannel(world, state, { parent_id: null });
  }
}

function tellChannel(world: World, type: string, channel: APIChannel): void {
  world.touch();
  world.dispatch({ type, guildId: guildIdOf(channel), data: channel });
}

function defaultsOf(type: ChannelType): object {
  if (type === ChannelType.GuildCategory) return {};
  const common = { nsfw: false, rate_limit_per_user: 0, last_message_id: null };
  if (type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice) {
    return { ...common, bitrate: 64_000, user_limit: 0, rtc_region: null };
  }
  if (type === ChannelType.GuildForum || type === ChannelType.GuildMedia) {
    const forum = { available_tags: [], default_reaction_emoji: null, default_sort_order: null };
    return { ...common, ...forum, topic: null, default_forum_layout: 0 };
  }
  return { ...common, topic: null, last_pin_timestamp: null };
}
