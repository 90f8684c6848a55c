import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { enterChannel, enterGuild } from '../access.js';
import { apiError } from '../api-error.js';
import { guildIdOf, isThreadState, type ThreadState } from '../state/channel-kinds.js';
import type { ChannelState, GuildState } from '../state/state.js';
import type { RouteRequest } from './route.js';

/** The channel that the path names, for a bot with these permissions in it. */
export function channelOf(request: RouteRequest, ...permissions: readonly bigint[]): ChannelState {
  return enterChannel(request.world, request.application.id, request.param('channelId'), ...permissions);
}

/** The same, but a DM is refused. */
export function guildChannelOf(request: RouteRequest, ...permissions: readonly bigint[]): ChannelState {
  const channel = channelOf(request, ...permissions);
  if (!guildIdOf(channel.channel)) throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnDMChannel);
  return channel;
}

export function threadOf(request: RouteRequest, ...permissions: readonly bigint[]): ThreadState {
  const state = channelOf(request, ...permissions);
  if (!isThreadState(state)) throw apiError(RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType);
  return state;
}

/** The guild that the path names, for a bot with these permissions in it. */
export function guildOf(request: RouteRequest, ...permissions: readonly bigint[]): GuildState {
  return enterGuild(request.world, request.application.id, request.param('guildId'), ...permissions);
}
