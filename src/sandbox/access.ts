import { PermissionFlagsBits as Permission, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from './api-error.js';
import { channelPermissions, guildPermissions, holds } from './permissions.js';
import { isOnAccount } from './state/account-installs.js';
import { isDm } from './state/channel-kinds.js';
import { getChannel } from './state/channels.js';
import { getGuild } from './state/guilds.js';
import type { ChannelState, GuildState } from './state/state.js';
import type { World } from './world.js';

/** The channel, for a user who may see it and has these permissions there. Refuses as Discord does. */
export function enterChannel(
  world: World,
  userId: Snowflake,
  channelId: Snowflake,
  ...permissions: readonly bigint[]
): ChannelState {
  const channel = getChannel(world, channelId);
  requireInChannel(world, userId, channel, ...permissions);
  return channel;
}

export function requireInChannel(
  world: World,
  userId: Snowflake,
  channel: ChannelState,
  ...permissions: readonly bigint[]
): void {
  const bits = channelPermissions(world, channel, userId);
  if (!holds(bits, Permission.ViewChannel)) throw apiError(RESTJSONErrorCodes.MissingAccess);
  if (!holds(bits, ...permissions)) throw apiError(RESTJSONErrorCodes.MissingPermissions);
}

/** The guild, for a member with these permissions. To strangers it does not exist. */
export function enterGuild(
  world: World,
  userId: Snowflake,
  guildId: Snowflake,
  ...permissions: readonly bigint[]
): GuildState {
  const guild = getGuild(world, guildId);
  if (!guild.members.has(userId)) throw apiError(RESTJSONErrorCodes.UnknownGuild);
  if (!holds(guildPermissions(world, guild, userId), ...permissions)) {
    throw apiError(RESTJSONErrorCodes.MissingPermissions);
  }
  return guild;
}

/** Refuses a post to a user who wants no direct messages, and a bot's to somebody whom it has nothing to do with. */
export function requireOpenDm(world: World, { channel, botId }: ChannelState, authorId: Snowflake): void {
  if (!isDm(channel)) return;
  const partners = channel.recipients ?? [];
  const isClosed = partners.some(({ id }) => world.state.closedDms.has(id));
  if (isClosed) throw apiError(RESTJSONErrorCodes.CannotSendMessagesToThisUser);
  if (authorId === botId && partners.some(({ id }) => isStranger(world, botId, id)))
    throw apiError(RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds);
}

/** They share no guild, and the user has not added the bot's application to their account. */
function isStranger({ state }: World, botId: Snowflake, userId: Snowflake): boolean {
  const application = state.applications.get(botId);
  if (application && isOnAccount(application, userId)) return false;
  for (const { members } of state.guilds.values())
    if (members.has(botId) && members.has(userId)) return false;
  return true;
}
