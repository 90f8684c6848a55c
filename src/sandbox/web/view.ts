import {
  type APIChannel,
  type APIRole,
  type APIUser,
  ChannelType,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, guildPermissions, holds, outranksRole } from '../permissions.js';
import { isOnAccount } from '../state/account-installs.js';
import { isThread, isVoice, takesMessages } from '../state/channel-kinds.js';
import { channelsOf } from '../state/payloads.js';
import type { ChannelState, GuildState } from '../state/state.js';
import type { World } from '../world.js';
import { peopleOf } from './people.js';

const MOST_MEMBERS = 500;

/** Everything but the messages that one person sees: servers with their channels, roles and members, and DMs. */
export function viewOf(world: World, me: APIUser): object {
  const { state } = world;
  const guilds = [...state.guilds.values()].filter(({ members }) => members.has(me.id));
  const dms = [...state.channels.values()].filter(({ channel }) => isPartner(channel, me.id));
  const bots = [...state.applications.keys()];
  const onAccount = [...state.applications.values()].filter((application) => isOnAccount(application, me.id));
  const shownGuilds = guilds.map((guild) => toGuild(world, guild, me.id));
  const people = peopleOf(world).map(({ id }) => id);
  const seen = [
    me.id,
    ...people,
    ...bots,
    ...dms.flatMap(({ channel }) => partnersIn(channel)),
    ...shownGuilds.flatMap(({ members }) => members.map(({ id }) => id)),
  ];
  return {
    me: toPerson(me),
    people,
    bots,
    guilds: shownGuilds,
    /** The bots whose application the person has on their own account. */
    onAccount: onAccount.map(({ id }) => id),
    dms: dms.map((dm) => ({
      ...toChannel(world, dm, me.id),
      bot: dm.botId ?? null,
      people: partnersIn(dm.channel),
    })),
    users: Object.fromEntries(
      [...new Set(seen)].flatMap((id) => {
        const user = state.users.get(id);
        return user ? [[id, toPerson(user)]] : [];
      }),
    ),
  };
}

function isPartner(channel: APIChannel, userId: Snowflake): boolean {
  return partnersIn(channel).includes(userId);
}

function partnersIn(channel: APIChannel): Snowflake[] {
  return ('recipients' in channel && channel.recipients?.map(({ id }) => id)) || [];
}

function toPerson({ id, username, global_name, bot }: APIUser) {
  return { id, username, name: global_name ?? username, bot: bot === true };
}

function toGuild(world: World, guild: GuildState, myId: Snowflake) {
  const visible = channelsOf(world, guild).filter((channel) =>
    holds(channelPermissions(world, channel, myId), Permission.ViewChannel),
  );
  const mayManage = holds(guildPermissions(world, guild, myId), Permission.ManageRoles);
  return {
    id: guild.guild.id,
    name: guild.guild.name,
    channels: visible.map((channel) => toChannel(world, channel, myId)),
    roles: [...guild.roles.values()].map((role) =>
      toRole(role, mayManage && outranksRole(guild, myId, role)),
    ),
    members: [...guild.members].slice(0, MOST_MEMBERS).map(([id, { roles, nick }]) => ({ id, roles, nick })),
  };
}

/** @param isMine whether the person may change what it may do */
function toRole({ id, name, color, position, hoist }: APIRole, isMine: boolean) {
  return { id, name, color, position, hoist, isMine };
}

function toChannel(world: World, state: ChannelState, myId: Snowflake) {
  const { channel } = state;
  const mine = channelPermissions(world, state, myId);
  const write = isThread(channel) ? Permission.SendMessagesInThreads : Permission.SendMessages;
  return {
    id: channel.id,
    name: channel.name ?? '',
    type: channel.type,
    parent: ('parent_id' in channel && channel.parent_id) || null,
    position: 'position' in channel ? channel.position : 0,
    topic: ('topic' in channel && channel.topic) || '',
    text: takesMessages(channel),
    category: channel.type === ChannelType.GuildCategory,
    thread: isThread(channel),
    voice: isVoice(channel),
    writable: takesMessages(channel) && holds(mine, write),
  };
}
