import {
  type APIMessage,
  type APIUser,
  DiscordAPIError,
  type REST,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';

/** What is known of an attempt. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly messageId: string }
  /** Discord understood it and will not do it, now or later. */
  | { readonly kind: 'refused'; readonly reason: 'forbidden' | 'channelGone' | 'rejected' }
  /** Nobody knows whether it arrived. */
  | { readonly kind: 'unknown' };

const timeout = 15_000;

/** Discord knows a nonce again for "the past few minutes". */
const nonceMemory = { seconds: 150 };

/** Two clocks, ours and Discord's, may differ by this much. */
const clockTolerance = { seconds: 30 };

/** Posts messages of the bot itself over REST, so that each arrives once however often it is tried; and changes them. */
export class ChannelPosts {
  #ownId: Promise<string> | null = null;

  constructor(private readonly rest: REST) {}

  /** @param nonce the same for every attempt at the same message; at most 25 characters */
  async post(
    channelId: string,
    message: RESTPostAPIChannelMessageJSONBody,
    nonce: string,
  ): Promise<PostOutcome> {
    const body: RESTPostAPIChannelMessageJSONBody = {
      allowed_mentions: { parse: [] },
      ...message,
      nonce,
      enforce_nonce: true,
    };
    return this.#ask((signal) => this.rest.post(Routes.channelMessages(channelId), { body, signal }));
  }

  /** Changes what one of the bot's own messages says. Doing it twice does nothing more. */
  async edit(
    channelId: string,
    messageId: string,
    message: RESTPatchAPIChannelMessageJSONBody,
  ): Promise<PostOutcome> {
    const body: RESTPatchAPIChannelMessageJSONBody = { allowed_mentions: { parse: [] }, ...message };
    return this.#ask((signal) =>
      this.rest.patch(Routes.channelMessage(channelId, messageId), { body, signal }),
    );
  }

  /**
   * The id of the one of the bot's own messages since then that satisfies `isIt`, for attempts so long ago that Discord
   * would not know their nonce any more; null where there is none. Looks at the hundred messages after the first attempt.
   */
  async arrived(
    channelId: string,
    triedAt: Temporal.Instant,
    now: Temporal.Instant,
    isIt: (message: APIMessage) => boolean,
  ): Promise<string | null> {
    if (Temporal.Instant.compare(triedAt.add(nonceMemory), now) > 0) return null;
    const after = SnowflakeUtil.generate({
      timestamp: triedAt.subtract(clockTolerance).epochMilliseconds,
      increment: 0n,
    });
    const query = new URLSearchParams({ after: String(after), limit: '100' });
    try {
      const ownId = await this.ownId();
      // @discordjs/rest leaves the type of an answer to its caller.
      const messages = (await this.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      return messages.find((message) => message.author.id === ownId && isIt(message))?.id ?? null;
    } catch (error) {
      if (outcomeOf(error).kind === 'refused') return null; // the history is closed to us: better twice than never
      throw error;
    }
  }

  /** The bot's own user id, asked once. */
  ownId(): Promise<string> {
    this.#ownId ??= this.#askWhoIAm();
    return this.#ownId;
  }

  async #ask(request: (signal: AbortSignal) => Promise<unknown>): Promise<PostOutcome> {
    try {
      // @discordjs/rest leaves the type of an answer to its caller; both requests are answered with the message.
      const { id } = (await request(AbortSignal.timeout(timeout))) as APIMessage;
      return { kind: 'posted', messageId: id };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #askWhoIAm(): Promise<string> {
    try {
      return ((await this.rest.get(Routes.user())) as APIUser).id; // as above
    } catch (error) {
      this.#ownId = null;
      throw error;
    }
  }
}

function outcomeOf(error: unknown): PostOutcome {
  if (!(error instanceof DiscordAPIError)) return { kind: 'unknown' };
  if (error.status === 404) return { kind: 'refused', reason: 'channelGone' };
  if (error.status === 403) return { kind: 'refused', reason: 'forbidden' };
  return error.status === 400 ? { kind: 'refused', reason: 'rejected' } : { kind: 'unknown' };
}
