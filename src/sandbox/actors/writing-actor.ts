import { type APIEmbed, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { requireInChannel } from '../access.js';
import { ApiError } from '../api-error.js';
import { ClientRefusal } from '../interactions/client-refusal.js';
import type { Upload } from '../interactions/option-value.js';
import { deleteMessage, deleteMessages, editMessage, postMessage } from '../state/messages.js';
import { checkMayPost } from '../state/posting.js';
import { addReaction, removeReaction } from '../state/reactions.js';
import { startThread } from '../state/threads.js';
import { ActorError } from './actor-error.js';
import { ChannelActor } from './channel-actor.js';
import { MessageView } from './message-view.js';
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

/** Somebody who writes, by themselves and not with a command: messages, threads, reactions. */
export abstract class WritingActor extends UserActor {
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
      const ids = views.map(({ id }) => id);
      const [first] = ids;
      if (ids.length === 1 && first) deleteMessage(world, state, first);
      else deleteMessages(world, state, ids);
    }
  }

  /** @param emoji the emoji itself, for example `👍`; one of the guild's own as `name:id` */
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

  #asClient<Result>(what: string, act: () => Result): Result {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      throw new ClientRefusal(`${this.name} cannot ${what}: ${error.message}.`);
    }
  }
}
