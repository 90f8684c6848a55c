import type { ChannelType, Snowflake } from 'discord-api-types/v10';
import { addGuild } from '../state/guilds.js';
import { addUser } from '../state/users.js';
import type { ActorContext } from './actor-context.js';
import { GuildActor, type RoleWish } from './guild-actor.js';
import type { PermissionName } from './permission-names.js';

export interface GuildWish {
  readonly name: string;
  readonly id?: Snowflake;
  /** Names of text channels, or channels of another type. Default: `general`. */
  readonly channels?: readonly (string | { readonly name: string; readonly type: ChannelType })[];
  readonly roles?: readonly (string | RoleWish)[];
  /** What the bot may do; null when it is no member. Default: everything but Administrator. */
  readonly bot?: readonly PermissionName[] | null;
}

/** A guild in one call. Its owner is `<name>-owner`; the bot's role stands above the other roles. */
export function createGuild(context: ActorContext, wish: GuildWish): GuildActor {
  const { world } = context;
  const { name, id, channels = ['general'], roles = [], bot } = wish;
  const owner = addUser(world, { username: `${name.toLowerCase().replaceAll(/\W+/g, '-')}-owner` });
  const guild = addGuild(world, { name, owner, ...(id !== undefined && { id }) });
  const actor = new GuildActor(context, guild.guild.id);
  for (const channel of channels) {
    if (typeof channel === 'string') actor.createChannel(channel);
    else actor.createChannel(channel.name, { type: channel.type });
  }
  if (bot !== null) actor.invitesBot(bot);
  for (const role of roles) {
    if (typeof role === 'string') actor.createRole(role);
    else actor.createRole(role.name, role.permissions);
  }
  return actor;
}
