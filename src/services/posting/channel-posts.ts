import {
  type APIMessage,
  type APIUser,
  DiscordAPIError,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
  SnowflakeUtil,
} from 'discord.js';

/** What is known of an attempt. */
export type PostOutcome =
  | { readonly kind: 'posted' }
  /** Discord understood it and will not do it, now or later. */
  | { readonly kind: 'refused'; readonly reason: 'forbidden' | 'channelGone' | 'rejected' }
  /** Nobody knows whether it arrived. */
  | { readonly kind: 'unknown' };

const timeout = 15_000;

/** Discord knows a nonce again for "the past few minutes". */
const nonceMemory = { seconds: 150 };

/** Two clocks, ours and Discord's, may differ by this much. */
const clockTolerance = { seconds: 30 };

/** Posts messages of the bot itself over REST, so that each arrives once however often it is tried. */
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
    try {
      await this.rest.post(Routes.channelMessages(channelId), { body, signal: AbortSignal.timeout(timeout) });
      return { kind: 'posted' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /**
   * Whether one of the bot's own messages since then satisfies `isIt`, for attempts so long ago that Discord would not
   * know their nonce any more. Looks at the hundred messages after the first attempt.
   */
  async arrived(
    channelId: string,
    triedAt: Temporal.Instant,
    now: Temporal.Instant,
    isIt: (message: APIMessage) => boolean,
  ): Promise<boolean> {
    if (Temporal.Instant.compare(triedAt.add(nonceMemory), now) > 0) return false;
    const after = SnowflakeUtil.generate({
      timestamp: triedAt.subtract(clockTolerance).epochMilliseconds,
      increment: 0n,
    });
    const query = new URLSearchParams({ after: String(after), limit: '100' });
    try {
      const ownId = await this.ownId();
      // @discordjs/rest leaves the type of an answer to its caller.
      const messages = (await this.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      return messages.some((message) => message.author.id === ownId && isIt(message));
    } catch (error) {
      if (outcomeOf(error).kind === 'refused') return false; // the history is closed to us: better twice than never
      throw error;
    }
  }

  /** The bot's own user id, asked once. */
  ownId(): Promise<string> {
    this.#ownId ??= this.#askWhoIAm();
    return this.#ownId;
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
