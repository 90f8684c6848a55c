import { type APIMessage, MessageFlags, type Snowflake } from 'discord-api-types/v10';
import { hasFlag } from '../schema/message-body.js';
import type { ChannelState } from '../state/state.js';
import type { World } from '../world.js';
import { ActorError, refusedRequests } from './actor-error.js';

const MOST_REMEMBERED = 1_000;

/** Which messages of bots a test has seen already, so that it can ask for the next one. */
export class Inbox {
  readonly #read = new Map<Snowflake, Set<Snowflake>>();

  constructor(private readonly world: World) {}

  markRead({ channel_id, id }: APIMessage): void {
    const read = this.#read.get(channel_id) ?? new Set();
    this.#read.set(channel_id, read.add(id));
    if (read.size > MOST_REMEMBERED) this.#forgetGone(channel_id, read);
  }

  /** The oldest message of a bot in the channel that was not read yet; waits for one, in real time. */
  async next(channel: ChannelState, patience: number): Promise<APIMessage> {
    const message = this.#unread(channel) ?? (await this.#wait(channel, patience));
    this.markRead(message);
    return message;
  }

  #unread({ channel, messages }: ChannelState): APIMessage | undefined {
    const read = this.#read.get(channel.id);
    return [...messages.values()].find(
      ({ id, author, flags }) => author.bot && !hasFlag(flags, MessageFlags.Loading) && !read?.has(id),
    );
  }

  #wait(channel: ChannelState, patience: number): Promise<APIMessage> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        unsubscribe();
      };
      const unsubscribe = this.world.subscribe((event) => {
        const message = event.channelId === channel.channel.id ? this.#unread(channel) : undefined;
        if (!message) return;
        stop();
        resolve(message);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new ActorError(this.#nothingCame(channel, patience)));
      }, patience);
      timer.unref(); // a story that nobody awaits any more must not keep a finished process alive
    });
  }

  #nothingCame({ channel, messages }: ChannelState, patience: number): string {
    const last = [...messages.values()]
      .slice(-3)
      .map(({ author, content }) => `${author.username}: ${content}`);
    const seen =
      last.length > 0 ? `The last messages there: ${last.join(' | ')}` : 'There are no messages at all.';
    const name = channel.name ? `#${channel.name}` : 'the direct messages';
    const what = `No new message of the bot came to ${name} within ${patience} ms.`;
    return `${what} ${seen}${refusedRequests(this.world)}`;
  }

  #forgetGone(channelId: Snowflake, read: Set<Snowflake>): void {
    const messages = this.world.state.channels.get(channelId)?.messages;
    for (const id of read) if (!messages?.has(id)) read.delete(id);
  }
}
