import type { APIAttachment, APIInteractionDataResolved, Snowflake } from 'discord-api-types/v10';
import { channelPermissions } from '../permissions.js';
import { isThread } from '../state/channel-kinds.js';
import type { ChannelState } from '../state/state.js';
import type { World } from '../world.js';
import { guildOf, type Origin } from './origin.js';

type ResolvedChannel = NonNullable<APIInteractionDataResolved['channels']>[Snowflake];

/** Collects the objects behind the ids in an interaction, as Discord sends them along. */
export class ResolvedData {
  readonly #data: APIInteractionDataResolved = {};

  constructor(
    private readonly world: World,
    private readonly origin: Origin,
  ) {}

  toJSON(): APIInteractionDataResolved {
    return this.#data;
  }

  /** Nothing at all when nothing was mentioned: Discord leaves the field out. */
  asField(): { resolved?: APIInteractionDataResolved } {
    return Object.keys(this.#data).length > 0 ? { resolved: this.#data } : {};
  }

  /** False for an id that nobody has. */
  addUser(id: Snowflake): boolean {
    const user = this.world.state.users.get(id);
    if (!user) return false;
    this.#data.users = { ...this.#data.users, [id]: user };
    const member = guildOf(this.world, this.origin.channel)?.members.get(id);
    if (member) {
      const { deaf: _deaf, mute: _mute, ...shown } = member;
      const permissions = String(channelPermissions(this.world, this.origin.channel, id));
      this.#data.members = { ...this.#data.members, [id]: { ...shown, permissions } };
    }
    return true;
  }

  addRole(id: Snowflake): boolean {
    const role = guildOf(this.world, this.origin.channel)?.roles.get(id);
    if (role) this.#data.roles = { ...this.#data.roles, [id]: role };
    return !!role;
  }

  addChannel(id: Snowflake): boolean {
    const state = this.world.state.channels.get(id);
    if (!state || guildOf(this.world, state) !== guildOf(this.world, this.origin.channel)) return false;
    this.#data.channels = { ...this.#data.channels, [id]: this.#partialChannel(state) };
    return true;
  }

  addAttachment(attachment: APIAttachment): void {
    this.#data.attachments = { ...this.#data.attachments, [attachment.id]: attachment };
  }

  #partialChannel(state: ChannelState): ResolvedChannel {
    const { id, type, name } = state.channel;
    const thread = isThread(state.channel)
      ? { parent_id: state.channel.parent_id, thread_metadata: state.channel.thread_metadata }
      : {};
    const permissions = String(channelPermissions(this.world, state, this.origin.user.id));
    return { id, type, name, permissions, ...thread } as ResolvedChannel; // a thread's fields go with a thread's type
  }
}
