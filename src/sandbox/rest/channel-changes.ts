import {
  type APIChannel,
  type APIOverwrite,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { requireInChannel } from '../access.js';
import { invalidForm } from '../api-error.js';
import { channelPatch, type OverwriteBody } from '../schema/channel-body.js';
import { omitUndefined } from '../schema/fields.js';
import { parse } from '../schema/parse.js';
import { guildIdOf, toChannelName } from '../state/channel-kinds.js';
import { updateChannel } from '../state/channels.js';
import { getGuild } from '../state/guilds.js';
import type { ChannelState, GuildState } from '../state/state.js';
import type { World } from '../world.js';
import { checkHolds } from './grants.js';

type ListedOverwrite = OverwriteBody & { readonly id: Snowflake };

/** The overwrites that a bot asks for, if it may: it needs Manage Roles, and every permission that it touches. */
export function readOverwrites(
  world: World,
  guild: GuildState,
  userId: Snowflake,
  listed: readonly ListedOverwrite[] | null | undefined,
): APIOverwrite[] {
  if (!listed?.length) return [];
  return listed.map((overwrite) => readOverwrite(world, guild, userId, overwrite));
}

export function readOverwrite(
  world: World,
  guild: GuildState,
  userId: Snowflake,
  { id, type, allow, deny }: ListedOverwrite,
): APIOverwrite {
  checkHolds(world, guild, userId, Permission.ManageRoles | BigInt(allow) | BigInt(deny));
  return { id, type: type ?? guessType(guild, id), allow, deny };
}

/** Changes a channel of a guild. Its overwrites ask for Manage Roles besides. */
export function changeGuildChannel(
  world: World,
  state: ChannelState,
  userId: Snowflake,
  body: unknown,
): APIChannel {
  requireInChannel(world, userId, state, Permission.ManageChannels);
  const guild = getGuild(world, guildIdOf(state.channel) ?? '');
  const { permission_overwrites, ...patch } = omitUndefined(parse(channelPatch, body));
  checkParent(world, guild, patch.parent_id);
  const overwrites = permission_overwrites && {
    permission_overwrites: readOverwrites(world, guild, userId, permission_overwrites),
  };
  const name = patch.name && { name: toChannelName(state.channel.type, patch.name) };
  // Which fields fit depends on the channel's type, as it does for Discord, which ignores the others: no type says that.
  return updateChannel(world, state, { ...patch, ...name, ...overwrites } as Partial<APIChannel>);
}

/** A parent must be a category of the same guild. */
export function checkParent(world: World, guild: GuildState, parentId: Snowflake | null | undefined): void {
  if (!parentId) return;
  const parent = world.state.channels.get(parentId)?.channel;
  if (parent?.type === ChannelType.GuildCategory && guild.channelIds.has(parentId)) return;
  throw invalidForm({
    path: ['parent_id'],
    code: 'CHANNEL_PARENT_INVALID',
    message: 'Category does not exist',
  });
}

function guessType(guild: GuildState, id: Snowflake): OverwriteType {
  return guild.roles.has(id) ? OverwriteType.Role : OverwriteType.Member;
}
