import {
  type APIEmbed,
  type APIGuildScheduledEvent,
  ChannelType,
  GuildScheduledEventStatus,
  PermissionFlagsBits,
  type Snowflake,
} from 'discord-api-types/v10';
import { requireInChannel } from '../access.js';
import { ApiError } from '../api-error.js';
import { ClientRefusal } from '../interactions/client-refusal.js';
import type { Upload } from '../interactions/option-value.js';
import { openDm } from '../state/channels.js';
import { getGuild } from '../state/guilds.js';
import { getMember, removeMember, updateMember } from '../state/members.js';
import { deleteMessage, deleteMessages, editMessage, postMessage } from '../state/messages.js';
import { channelsOf } from '../state/payloads.js';
import { checkMayPost } from '../state/posting.js';
import { addReaction, removeReaction } from '../state/reactions.js';
import {
  addScheduledEvent,
  deleteScheduledEvent,
  type EventFields,
  updateScheduledEvent,
} from '../state/scheduled-events.js';
import type { GuildMemberState, GuildState } from '../state/state.js';
import { startThread } from '../state/threads.js';
import type { ActorContext } from './actor-context.js';
import { ActorError } from './actor-error.js';
import { ChannelActor } from './channel-actor.js';
import { MessageView } from './message-view.js';
import { findRole, type RoleActor } from './role-actor.js';
import { toUploadedFile } from './upload.js';
import { type UseOptions, UserActor } from './user-actor.js';

export interface SayOptions extends UseOptions {
  readonly files?: readonly Upload[];
  /** Only bots can write them. */
  readonly embeds?: readonly APIEmbed[];
  readonly replyTo?: MessageView;
}

export interface ThreadOptions extends UseOptions {
  readonly isPrivate?: boolean;
}

/** A member of a guild: uses the bot, writes, reacts, comes and goes. */
export class MemberActor extends UserActor {
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

  /** Writes a message. */
  says(
    content: string,
    { in: channel = this.home, files = [], embeds, replyTo }: SayOptions = {},
  ): MessageView {
    const { world } = this.context;
    const body = {
      content,
      ...(embeds && { embeds }),
      ...(replyTo && { message_reference: { message_id: replyTo.id } }),
    };
    const uploads = files.map(toUploadedFile);
    return this.#asClient(`write in ${channel.name}`, () => {
      checkMayPost(world, channel.state, this.id, body, uploads);
      const message = postMessage(world, { channel: channel.state, author: this.user, body, files: uploads });
      this.context.inbox.markRead(message); // another bot's words are no answer of the bot
      return new MessageView(message);
    });
  }

  /** Starts a thread in a channel, or a post in a forum, and writes the first message in it. */
  startsThread(
    name: string,
    content: string,
    { in: parent = this.home, isPrivate = false }: ThreadOptions = {},
  ): { readonly thread: ChannelActor; readonly message: MessageView } {
    const { world } = this.context;
    const type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
    const channel = startThread(world, { parent: parent.state, ownerId: this.id, name, type });
    const thread = new ChannelActor(this.context, channel.channel.id);
    // The first message of a post has the post's own id.
    const extra = parent.raw.type === ChannelType.GuildForum ? { id: thread.id } : {};
    const message = postMessage(world, { channel, author: this.user, body: { content }, extra });
    return { thread, message: new MessageView(message) };
  }

  /** Changes a message of their own. */
  edits(
    { raw }: MessageView,
    body: { readonly content?: string; readonly embeds?: readonly APIEmbed[] },
  ): MessageView {
    if (raw.author.id !== this.id) throw new ActorError(`${this.name} did not write that message.`);
    const { state } = new ChannelActor(this.context, raw.channel_id);
    return this.#asClient(
      'edit a message',
      () => new MessageView(editMessage(this.context.world, state, raw, { body })),
    );
  }

  /** Deletes a message of their own, or of others where they may; several at once as moderation bots do. */
  deletes(...messages: readonly MessageView[]): void {
    const { world } = this.context;
    for (const [channelId, views] of Map.groupBy(messages, ({ raw }) => raw.channel_id)) {
      const { state } = new ChannelActor(this.context, channelId);
      const foreign = views.some(({ raw }) => raw.author.id !== this.id);
      this.#asClient('delete a message', () => {
        if (foreign) requireInChannel(world, this.id, state, PermissionFlagsBits.ManageMessages);
      });
      const [first] = views;
      if (views.length === 1 && first) deleteMessage(world, state, first.id);
      else
        deleteMessages(
          world,
          state,
          views.map(({ id }) => id),
        );
    }
  }

  reacts({ raw }: MessageView, emoji: string): void {
    const { state } = new ChannelActor(this.context, raw.channel_id);
    this.#asClient('react', () => addReaction(this.context.world, state, raw, emoji, this.id));
  }

  takesBackReaction({ raw }: MessageView, emoji: string): void {
    const { state } = new ChannelActor(this.context, raw.channel_id);
    removeReaction(this.context.world, state, raw.id, emoji, this.id);
  }

  /** Ephemeral messages that they still see in a channel. */
  ephemeralMessages({ in: channel = this.home }: UseOptions = {}): MessageView[] {
    const shown = this.context.world.interactions.ephemeral.seenBy(this.id, channel.id);
    return shown.map((message) => new MessageView(message));
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

  getsRole(role: RoleActor | string): void {
    const { id } = findRole(this.#guild, role);
    this.#change({ roles: [...new Set([...this.raw.roles, id])] });
  }

  losesRole(role: RoleActor | string): void {
    const { id } = findRole(this.#guild, role);
    this.#change({ roles: this.raw.roles.filter((other) => other !== id) });
  }

  leaves(): void {
    removeMember(this.context.world, this.#guild, this.user);
  }

  get #guild(): GuildState {
    return getGuild(this.context.world, this.guildId);
  }

  #change(changes: Partial<GuildMemberState>): void {
    updateMember(this.context.world, this.#guild, this.id, changes);
  }

  #asClient<Result>(what: string, act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ClientRefusal(`${this.name} cannot ${what}: ${error.message}.`);
    }
  }
}
