import {
  type APIApplicationCommand,
  type APIAuthorizingIntegrationOwnersMap,
  type APIMessage,
  ApplicationIntegrationType as Integration,
  InteractionContextType,
  PermissionFlagsBits as Permission,
} from 'discord-api-types/v10';
import { channelPermissions, holds } from '../permissions.js';
import { isOnAccount } from '../state/account-installs.js';
import type { World } from '../world.js';
import { guildOf, type Origin } from './origin.js';

/** Who has brought the bot to where it is used: a guild or a user, by the type of the installation. */
export type Owners = APIAuthorizingIntegrationOwnersMap;

/** What an application may do in the direct messages of others. */
const IN_PRIVATE_CHANNELS = Permission.AttachFiles | Permission.EmbedLinks | Permission.MentionEveryone;

/** What it may do at most where somebody has brought it along. */
const BROUGHT_ALONG = IN_PRIVATE_CHANNELS | Permission.UseExternalEmojis;

export function contextOf(world: World, { application, channel }: Origin): InteractionContextType {
  if (guildOf(world, channel)) return InteractionContextType.Guild;
  const isOwnDm = channel.botId === application.id;
  return isOwnDm ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

/** The installations by which somebody has a command here; none when they do not have it. */
export function ownersOf(
  world: World,
  origin: Origin,
  { integration_types: types = [Integration.GuildInstall] }: Pick<APIApplicationCommand, 'integration_types'>,
): Owners {
  const guildId = installedGuild(world, origin);
  const isUsers = isOnAccount(origin.application, origin.user.id);
  return {
    ...(guildId && types.includes(Integration.GuildInstall) && { [Integration.GuildInstall]: guildId }),
    ...(isUsers && types.includes(Integration.UserInstall) && { [Integration.UserInstall]: origin.user.id }),
  };
}

/** Of a button, a menu or a form: whoever presses it, it belongs to those who brought its message about. */
export function ownersOfMessage(world: World, origin: Origin, message: APIMessage | undefined): Owners {
  const known = message?.interaction_metadata?.authorizing_integration_owners;
  return (
    known ??
    ownersOf(world, origin, { integration_types: [Integration.GuildInstall, Integration.UserInstall] })
  );
}

/** What the application may do here: by its roles where it is a member, otherwise no more than its user. */
export function appPermissions(world: World, origin: Origin): bigint {
  const { application, channel, user } = origin;
  const guild = guildOf(world, channel);
  if (guild?.members.has(application.id)) return channelPermissions(world, channel, application.id);
  if (guild) {
    const mine = channelPermissions(world, channel, user.id);
    return holds(mine, Permission.UseExternalApps) ? mine & BROUGHT_ALONG : 0n;
  }
  return contextOf(world, origin) === InteractionContextType.BotDM ? BROUGHT_ALONG : IN_PRIVATE_CHANNELS;
}

/** The guild of which the bot is a member; its own direct messages are written as 0. */
function installedGuild(world: World, { application, channel }: Origin): string | undefined {
  const guild = guildOf(world, channel);
  if (guild) return guild.members.has(application.id) ? guild.guild.id : undefined;
  return channel.botId === application.id ? '0' : undefined;
}
