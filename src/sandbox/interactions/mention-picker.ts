import type { APIChannel, ChannelType, Snowflake } from 'discord-api-types/v10';
import { channelsOf } from '../state/payloads.js';
import type { GuildState } from '../state/state.js';
import type { World } from '../world.js';
import { ClientRefusal } from './client-refusal.js';
import { isUpload, type OptionValue } from './option-value.js';
import { guildOf, type Origin } from './origin.js';
import type { ResolvedData } from './resolved-data.js';

/** Finds the member, role or channel that a user means, and puts it into the interaction's resolved data. */
export class MentionPicker {
  readonly #guild: GuildState | undefined;

  constructor(
    private readonly world: World,
    private readonly origin: Origin,
    private readonly resolved: ResolvedData,
  ) {
    this.#guild = guildOf(world, origin.channel);
  }

  user(value: OptionValue): Snowflake {
    return this.#pick('user', value, (id) => this.resolved.addUser(id), this.#usersNamed);
  }

  role(value: OptionValue): Snowflake {
    return this.#pick('role', value, (id) => this.resolved.addRole(id), this.#rolesNamed);
  }

  mentionable(value: OptionValue): Snowflake {
    const add = (id: Snowflake) => this.resolved.addRole(id) || this.resolved.addUser(id);
    const named = (name: string) => this.#rolesNamed(name) ?? this.#usersNamed(name);
    return this.#pick('user or role', value, add, named);
  }

  channel(value: OptionValue, types: readonly ChannelType[] = []): Snowflake {
    const suits = (channel: APIChannel | undefined) =>
      !!channel && (types.length === 0 || types.includes(channel.type));
    const add = (id: Snowflake) =>
      suits(this.world.state.channels.get(id)?.channel) && this.resolved.addChannel(id);
    return this.#pick('channel of a fitting type', value, add, this.#channelsNamed);
  }

  readonly #usersNamed = (name: string): Snowflake | undefined => {
    const partners = [this.origin.user.id, this.origin.application.id];
    const ids = this.#guild ? [...this.#guild.members.keys()] : partners;
    return ids.find((id) => {
      const user = this.world.state.users.get(id);
      return [user?.username, user?.global_name, this.#guild?.members.get(id)?.nick].includes(name);
    });
  };

  readonly #rolesNamed = (name: string): Snowflake | undefined =>
    [...(this.#guild?.roles.values() ?? [])].find((role) => role.name === name)?.id;

  readonly #channelsNamed = (name: string): Snowflake | undefined =>
    this.#guild &&
    channelsOf(this.world, this.#guild).find(({ channel }) => channel.name === name)?.channel.id;

  #pick(
    kind: string,
    value: OptionValue,
    add: (id: Snowflake) => boolean,
    named: (name: string) => Snowflake | undefined,
  ): Snowflake {
    const given = typeof value === 'object' && !isUpload(value) ? value.id : value;
    const id = typeof given === 'string' ? (named(given) ?? given) : '';
    if (!add(id)) throw new ClientRefusal(`${JSON.stringify(given)} is no ${kind} that can be picked here.`);
    return id;
  }
}
