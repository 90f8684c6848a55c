import {
  type APIGuildScheduledEvent,
  ChannelType,
  GuildScheduledEventStatus,
  type Snowflake,
} from 'discord-api-types/v10';
import { openDm } from '../state/channels.js';
import { getGuild } from '../state/guilds.js';
import { getMember, removeMember, updateMember } from '../state/members.js';
import { channelsOf } from '../state/payloads.js';
import {
  addScheduledEvent,
  deleteScheduledEvent,
  type EventFields,
  updateScheduledEvent,
} from '../state/scheduled-events.js';
import type { GuildMemberState, GuildState } from '../state/state.js';
import type { ActorContext } from './actor-context.js';
import { ActorError } from './actor-error.js';
import { ChannelActor } from './channel-actor.js';
import { findRole, type RoleActor } from './role-actor.js';
import { WritingActor } from './writing-actor.js';

/** A member of a guild: uses the bot, writes, reacts, is given roles, comes and goes. */
export class MemberActor extends WritingActor {
  constructor(
    context: ActorContext,
    id: Snowflake,
    private readonly guildId: Snowflake,
  ) {
    super(context, id);
  }

  /** As the guild knows them; an error when they have left. */
  get raw(): GuildMemberState {
    return getMember(this.#guild, this.id);
  }

  /** The guild's first text channel. */
  get home(): ChannelActor {
    const first = channelsOf(this.context.world, this.#guild).find(
      ({ channel }) => channel.type === ChannelType.GuildText,
    );
    if (!first) throw new ActorError(`${this.#guild.guild.name} has no text channel.`);
    return new ChannelActor(this.context, first.channel.id);
  }

  /** Their direct messages with the bot. */
  directMessages(): ChannelActor {
    const { world, application } = this.context;
    return new ChannelActor(this.context, openDm(world, application.id, this.user).channel.id);
  }

  /** From now on the bot cannot send them direct messages. */
  closesDirectMessages(): void {
    this.context.world.state.closedDms.add(this.id);
  }

  opensDirectMessages(): void {
    this.context.world.state.closedDms.delete(this.id);
  }

  /** Plans an event somewhere else, from one moment to another. */
  plansEvent(
    given: Pick<EventFields, 'name' | 'scheduled_start_time' | 'scheduled_end_time'>,
  ): APIGuildScheduledEvent {
    const place = { entity_type: 3, channel_id: null, entity_metadata: { location: 'Somewhere' } } as const;
    const { world } = this.context;
    return addScheduledEvent(world, this.#guild, this.id, { description: null, ...place, ...given });
  }

  /** Deletes an event, their own or another's. */
  deletesEvent(event: APIGuildScheduledEvent): void {
    deleteScheduledEvent(this.context.world, this.#guild, event);
  }

  /** Says that an event does not take place. */
  callsOffEvent(event: APIGuildScheduledEvent): void {
    const status = GuildScheduledEventStatus.Canceled;
    updateScheduledEvent(this.context.world, this.#guild, event, { status });
  }

  /** Somebody gives them a role of the guild, by itself or by its name. */
  getsRole(role: RoleActor | string): void {
    const { id } = findRole(this.#guild, role);
    this.#change({ roles: [...new Set([...this.raw.roles, id])] });
  }

  /** Somebody takes a role from them. */
  losesRole(role: RoleActor | string): void {
    const { id } = findRole(this.#guild, role);
    this.#change({ roles: this.raw.roles.filter((other) => other !== id) });
  }

  /** Leaves the guild, or is removed from it; the bot hears the same of both. */
  leaves(): void {
    removeMember(this.context.world, this.#guild, this.user);
  }

  get #guild(): GuildState {
    return getGuild(this.context.world, this.guildId);
  }

  #change(changes: Partial<GuildMemberState>): void {
    updateMember(this.context.world, this.#guild, this.id, changes);
  }
}
