import {
  type APIGuildScheduledEvent,
  type APIRole,
  type APIUser,
  type Locale,
  PermissionFlagsBits,
  type Snowflake,
} from 'discord-api-types/v10';
import { ALL_PERMISSIONS } from '../permissions.js';
import { addChannel, type NewChannel } from '../state/channels.js';
import { getGuild } from '../state/guilds.js';
import { addMember, removeMember, updateMember } from '../state/members.js';
import { channelsOf } from '../state/payloads.js';
import { addRole, deleteRole, updateRole } from '../state/roles.js';
import { listScheduledEvents } from '../state/scheduled-events.js';
import type { GuildState } from '../state/state.js';
import { addUser, getUser } from '../state/users.js';
import type { World } from '../world.js';
import type { ActorContext } from './actor-context.js';
import { ActorError } from './actor-error.js';
import { ChannelActor } from './channel-actor.js';
import { MemberActor } from './member-actor.js';
import { type PermissionName, toBits } from './permission-names.js';
import { findRole } from './role-actor.js';

export interface RoleWish {
  readonly name: string;
  readonly permissions?: readonly PermissionName[];
}

export interface MemberWish {
  /** Names of roles of the guild. */
  readonly roles?: readonly string[];
  readonly nick?: string;
  /** Language of their client. */
  readonly locale?: `${Locale}`;
}

/** A guild, as its members and its owner use it. */
export class GuildActor {
  constructor(
    private readonly context: ActorContext,
    readonly id: Snowflake,
  ) {}

  get state(): GuildState {
    return getGuild(this.context.world, this.id);
  }

  get name(): string {
    return this.state.guild.name;
  }

  get owner(): MemberActor {
    return this.#memberWithId(this.state.guild.owner_id);
  }

  /** The bot as a member. */
  get bot(): MemberActor {
    return this.#memberWithId(this.context.application.id);
  }

  get members(): readonly MemberActor[] {
    return [...this.state.members.keys()].map((id) => this.#memberWithId(id));
  }

  get channels(): readonly ChannelActor[] {
    return channelsOf(this.context.world, this.state).map(({ channel }) => this.#channelWithId(channel.id));
  }

  /** Events that are to come or running, as the server's list shows them. */
  get scheduledEvents(): readonly APIGuildScheduledEvent[] {
    return listScheduledEvents(this.context.world, this.state);
  }

  channel(name: string): ChannelActor {
    const channel = this.channels.find((candidate) => candidate.name === name);
    if (channel) return channel;
    const known = this.channels.map((candidate) => candidate.name).join(', ');
    throw new ActorError(`${this.name} has no channel "${name}". It has: ${known}.`);
  }

  createChannel(name: string, given: Omit<NewChannel, 'name'> = {}): ChannelActor {
    const { channel } = addChannel(this.context.world, this.state, { ...given, name });
    return this.#channelWithId(channel.id);
  }

  role(name: string): APIRole {
    return findRole(this.state, name);
  }

  createRole(name: string, permissions: readonly PermissionName[] = []): APIRole {
    return addRole(this.context.world, this.state, { name, permissions: toBits(permissions) });
  }

  /** Somebody who may changes what a role is called, may do, or how high it stands. */
  updateRole(
    name: string,
    changes: Partial<RoleWish> & Partial<Pick<APIRole, 'position' | 'mentionable'>>,
  ): APIRole {
    const { permissions, ...rest } = changes;
    const bits = permissions && { permissions: String(toBits(permissions)) };
    return updateRole(this.context.world, this.state, this.role(name), { ...rest, ...bits });
  }

  deleteRole(name: string): void {
    deleteRole(this.context.world, this.state, this.role(name));
  }

  /** The member of this name, who joins now if they are none yet. */
  member(username: string, { roles = [], nick, locale }: MemberWish = {}): MemberActor {
    const { world, locales } = this.context;
    const user = findUser(world, username) ?? addUser(world, { username });
    const wished = { roles: roles.map((role) => this.role(role).id), ...(nick !== undefined && { nick }) };
    if (!this.state.members.has(user.id)) addMember(world, this.state, user, wished);
    else if (roles.length > 0 || nick !== undefined) updateMember(world, this.state, user.id, wished);
    if (locale) locales.set(user.id, locale);
    return this.#memberWithId(user.id);
  }

  /** Another bot of this name, which is no more than somebody who writes here. */
  otherBot(username: string): MemberActor {
    const { world } = this.context;
    const user = findUser(world, username) ?? addUser(world, { username, bot: true });
    if (!this.state.members.has(user.id)) addMember(world, this.state, user);
    return this.#memberWithId(user.id);
  }

  /** Somebody removes the bot from the guild. */
  kicksBot(): void {
    removeMember(this.context.world, this.state, getUser(this.context.world, this.context.application.id));
  }

  /** Somebody with the invite link adds the bot, with these permissions: all but Administrator when none are named. */
  invitesBot(permissions?: readonly PermissionName[]): MemberActor {
    const { world, application } = this.context;
    const role = addRole(world, this.state, {
      name: application.name,
      managed: true,
      permissions: permissions ? toBits(permissions) : ALL_PERMISSIONS & ~PermissionFlagsBits.Administrator,
      tags: { bot_id: application.id },
    });
    addMember(world, this.state, getUser(world, application.id), { roles: [role.id] });
    return this.bot;
  }

  #channelWithId(id: Snowflake): ChannelActor {
    return new ChannelActor(this.context, id);
  }

  #memberWithId(id: Snowflake): MemberActor {
    return new MemberActor(this.context, id, this.id);
  }
}

/** Names are unique among the sandbox's people, as they are at Discord. */
function findUser(world: World, username: string): APIUser | undefined {
  return [...world.state.users.values()].find((user) => user.username === username);
}
