import type { APIMessage, Snowflake } from 'discord-api-types/v10';

const MOST_MESSAGES = 10_000;

/** Messages that only one user sees. No channel holds them, and a restart forgets them, as reloading a client does. */
export class EphemeralMessages {
  readonly #shown = new Map<Snowflake, { message: APIMessage; userId: Snowflake }>();

  get(messageId: Snowflake): APIMessage | undefined {
    return this.#shown.get(messageId)?.message;
  }

  show(message: APIMessage, userId: Snowflake): void {
    this.#shown.set(message.id, { message, userId });
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= MOST_MESSAGES) return;
      this.#shown.delete(oldest);
    }
  }

  /** Puts a changed message in the place of the old one. */
  replace(message: APIMessage): void {
    const shown = this.#shown.get(message.id);
    if (shown) shown.message = message;
  }

  /** By the bot, or because the user dismissed it. */
  remove(messageId: Snowflake): boolean {
    return this.#shown.delete(messageId);
  }

  /** What the user's client shows in a channel beside the channel's own messages, oldest first. */
  seenBy(userId: Snowflake, channelId: Snowflake): APIMessage[] {
    return [...this.#shown.values()]
      .filter((shown) => shown.userId === userId && shown.message.channel_id === channelId)
      .map(({ message }) => message);
  }
}
