import type { Snowflake } from 'discord-api-types/v10';
import type { ActorContext } from './actors/actor-context.js';
import { ActorError } from './actors/actor-error.js';
import { ChannelActor } from './actors/channel-actor.js';
import { createGuild, type GuildWish } from './actors/create-guild.js';
import { GuildActor } from './actors/guild-actor.js';
import { Inbox } from './actors/inbox.js';
import type { MemberActor } from './actors/member-actor.js';
import type { SandboxClock } from './clock.js';
import type { Faults } from './faults/faults.js';
import type { Gateway } from './gateway/gateway.js';
import type { Ledger } from './ledger.js';
import { createGroupDm } from './state/channels.js';
import type { ApplicationState } from './state/state.js';
import type { World } from './world.js';

interface Parts {
  readonly world: World;
  readonly application: ApplicationState;
  readonly gateway: Gateway;
  readonly faults: Faults;
  readonly patience: number;
  close(): Promise<void>;
}

/**
 * A running local Discord, and the people in it.
 *
 * @example
 * const guild = discord.createGuild({ name: 'Tea house', channels: ['general'], roles: ['Moderator'] });
 * const alice = guild.member('alice', { roles: ['Moderator'] });
 * const reply = await alice.slash('reminder add', { when: 'in 2 hours', what: 'tea' });
 * await alice.click(reply.button('Delete'));
 */
export class Sandbox {
  readonly #actors: ActorContext;

  constructor(private readonly parts: Parts) {
    this.#actors = { ...parts, inbox: new Inbox(parts.world), locales: new Map() };
  }

  /** What the bot is configured with: the address of the API, without a version. */
  get url(): string {
    return `${this.world.origin}/api`;
  }

  /** The bot's token, which REST and the gateway take. */
  get token(): string {
    return this.parts.application.token;
  }

  /** Of the bot's application, which is its user's id, too. */
  get applicationId(): Snowflake {
    return this.parts.application.id;
  }

  /** Everything that this Discord knows, for what the actors do not offer. */
  get world(): World {
    return this.parts.world;
  }

  /** The time of this Discord. */
  get clock(): SandboxClock {
    return this.world.clock;
  }

  /** What was asked by REST, and what came of it. */
  get ledger(): Ledger {
    return this.world.ledger;
  }

  /** The connections of the bot's shards. */
  get gateway(): Gateway {
    return this.parts.gateway;
  }

  /** Makes this Discord slow, absent or forgetful on command. */
  get faults(): Faults {
    return this.parts.faults;
  }

  /** Creates a guild with the bot in it. */
  createGuild(wish: GuildWish): GuildActor {
    return createGuild(this.#actors, wish);
  }

  /** A conversation of these people, in which there is no bot. */
  createGroupDm(...people: readonly MemberActor[]): ChannelActor {
    const { channel } = createGroupDm(
      this.world,
      people.map(({ user }) => user),
    );
    return new ChannelActor(this.#actors, channel.id);
  }

  get guilds(): readonly GuildActor[] {
    return [...this.world.state.guilds.keys()].map((id) => new GuildActor(this.#actors, id));
  }

  /** A guild by its name or id. */
  guild(nameOrId: string): GuildActor {
    const guild = this.guilds.find(({ id, name }) => id === nameOrId || name === nameOrId);
    if (guild) return guild;
    throw new ActorError(
      `There is no guild "${nameOrId}". There are: ${this.guilds.map(({ name }) => name).join(', ')}.`,
    );
  }

  /** Cuts all connections and frees the port. */
  close(): Promise<void> {
    return this.parts.close();
  }
}
