import { type APIChannel, type APIMessage, OverwriteType, type Snowflake } from 'discord-api-types/v10';
import { isThread } from '../state/channel-kinds.js';
import { deleteChannel, getChannel, updateChannel } from '../state/channels.js';
import type { ChannelState } from '../state/state.js';
import type { ActorContext } from './actor-context.js';
import { ActorError } from './actor-error.js';
import { MessageView } from './message-view.js';
import { type PermissionName, toBits } from './permission-names.js';

/** A channel of a guild, or a user's direct messages with the bot. */
export class ChannelActor {
  constructor(
    private readonly context: ActorContext,
    readonly id: Snowflake,
  ) {}

  get state(): ChannelState {
    return getChannel(this.context.world, this.id);
  }

  get raw(): APIChannel {
    return this.state.channel;
  }

  get name(): string {
    return this.raw.name ?? 'direct messages';
  }

  /** All messages that stand in the channel, oldest first. */
  get messages(): readonly MessageView[] {
    return [...this.state.messages.values()].map((message) => new MessageView(message));
  }

  /** The next message of a bot that has not been read yet. Waits for it in real time, and rejects when none comes. */
  async nextMessage(patience = this.context.patience): Promise<MessageView> {
    return new MessageView(await this.context.inbox.next(this.state, patience));
  }

  /** A message as it stands now. */
  message(id: Snowflake): MessageView {
    const message: APIMessage | undefined = this.state.messages.get(id);
    if (!message) throw new ActorError(`There is no message ${id} in ${this.name}.`);
    return new MessageView(message);
  }

  /** Gives a role or a member these permissions in this channel. */
  allows(target: OverwriteTarget, ...permissions: readonly PermissionName[]): void {
    this.#overwrite(target, permissions, []);
  }

  /** Takes these permissions from a role or a member in this channel. */
  denies(target: OverwriteTarget, ...permissions: readonly PermissionName[]): void {
    this.#overwrite(target, [], permissions);
  }

  /** The thread falls asleep, as all do after a time; or a moderator locks it, so that no message wakes it. */
  archives({ locked = false } = {}): void {
    const { channel } = this.state;
    if (!isThread(channel) || !channel.thread_metadata) throw new ActorError(`${this.name} is no thread.`);
    const thread_metadata = { ...channel.thread_metadata, archived: true, locked };
    updateChannel(this.context.world, this.state, { thread_metadata });
  }

  /** Somebody deletes the channel. */
  disappears(): void {
    deleteChannel(this.context.world, this.state);
  }

  #overwrite(
    { id }: OverwriteTarget,
    allow: readonly PermissionName[],
    deny: readonly PermissionName[],
  ): void {
    const { channel } = this.state;
    if (!('permission_overwrites' in channel))
      throw new ActorError(`${this.name} has no permissions of its own.`);
    const before = channel.permission_overwrites ?? [];
    const old = before.find((overwrite) => overwrite.id === id);
    const allowed = (BigInt(old?.allow ?? 0) | toBits(allow)) & ~toBits(deny);
    const denied = (BigInt(old?.deny ?? 0) | toBits(deny)) & ~toBits(allow);
    const type = this.context.world.state.users.has(id) ? OverwriteType.Member : OverwriteType.Role;
    const overwrite = { id, type, allow: String(allowed), deny: String(denied) };
    const others = before.filter((one) => one.id !== id);
    updateChannel(this.context.world, this.state, { permission_overwrites: [...others, overwrite] });
  }
}

/** A role, or a member. */
interface OverwriteTarget {
  readonly id: Snowflake;
}
