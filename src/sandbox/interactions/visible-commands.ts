import {
  type APIApplicationCommand,
  ApplicationCommandType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { channelPermissions, holds } from '../permissions.js';
import type { World } from '../world.js';
import { ClientRefusal } from './client-refusal.js';
import { contextOf, ownersOf } from './installation.js';
import { isCalled } from './local-names.js';
import { guildOf, type Origin } from './origin.js';

/** The commands that the user's client offers in this place. A guild's own command hides the global one of its name. */
export function visibleCommands(world: World, origin: Origin): APIApplicationCommand[] {
  return installedCommands(world, origin).filter((command) => !hiddenBecause(world, origin, command));
}

/** Finds a command as the user's client would, or says why it is not on offer. */
export function findCommand(
  world: World,
  origin: Origin,
  type: ApplicationCommandType,
  name: string,
): APIApplicationCommand {
  const installed = installedCommands(world, origin).filter((command) => command.type === type);
  const command = installed.find((candidate) => isCalled(candidate, name, origin.locale));
  const shown = type === ApplicationCommandType.ChatInput ? `/${name}` : `"${name}"`;
  if (!command) {
    const known = installed.map((candidate) => candidate.name).join(', ') || 'none';
    throw new ClientRefusal(`${origin.application.name} has no command ${shown}. It has: ${known}.`);
  }
  const reason = hiddenBecause(world, origin, command);
  if (reason)
    throw new ClientRefusal(`${origin.user.username} does not see the command ${shown}: ${reason}.`);
  return command;
}

function installedCommands(world: World, { application, channel }: Origin): APIApplicationCommand[] {
  const guild = guildOf(world, channel);
  const own = (guild && application.guildCommands.get(guild.guild.id)) ?? [];
  const isHidden = (global: APIApplicationCommand) =>
    own.some(({ name, type }) => name === global.name && type === global.type);
  return [...own, ...application.commands.filter((global) => !isHidden(global))];
}

function hiddenBecause(world: World, origin: Origin, command: APIApplicationCommand): string | null {
  const context = contextOf(world, origin);
  if (!offeredIn(command, context)) return `it is not offered in ${PLACES[context]}`;
  if (Object.keys(ownersOf(world, origin, command)).length === 0)
    return 'neither this place nor their account has the app';
  if (context !== InteractionContextType.Guild) return null;
  const mine = channelPermissions(world, origin.channel, origin.user.id);
  if (!holds(mine, PermissionFlagsBits.ViewChannel)) return 'the channel is hidden from them';
  if (!holds(mine, PermissionFlagsBits.UseApplicationCommands)) {
    return 'they may not use application commands in this channel';
  }
  return mayUse(mine, command.default_member_permissions) ? null : 'it needs permissions that they lack';
}

const PLACES = {
  [InteractionContextType.Guild]: 'guilds',
  [InteractionContextType.BotDM]: 'direct messages',
  [InteractionContextType.PrivateChannel]: 'the direct messages of others',
};

function offeredIn(command: APIApplicationCommand, context: InteractionContextType): boolean {
  if (command.contexts) return command.contexts.includes(context);
  const inGuild = context === InteractionContextType.Guild;
  return inGuild || (command.guild_id === undefined && command.dm_permission !== false);
}

/** "0" stands for administrators only, who hold every permission. */
function mayUse(mine: bigint, needed: string | null | undefined): boolean {
  if (needed === null || needed === undefined) return true;
  return holds(mine, needed === '0' ? PermissionFlagsBits.Administrator : BigInt(needed));
}
