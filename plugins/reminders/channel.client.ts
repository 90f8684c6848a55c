import {
  type APIMessage,
  type APIUser,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Outcome } from './domain/delivery/next-step.js';
import { isRefusal, outcomeOf } from './request-outcome.js';

/** Of one request; three of them fit into the lease of a delivery. */
const TIMEOUT_MILLISECONDS = 15_000;

/** Two clocks, ours and Discord's, may differ by this much. */
const CLOCK_TOLERANCE = { seconds: 30 };

const PAGE = 100;
const MOST_PAGES = 5;

/** Discord did not do what was asked; the outcome says what is known of it. */
export class NotPosted extends Error {
  override readonly name = 'NotPosted';

  constructor(
    readonly outcome: Exclude<Outcome, { kind: 'sent' }>,
    cause: unknown,
  ) {
    super(`Discord did not take a message: ${outcome.kind}`, { cause });
  }
}

/** Posts messages over REST, so that any process can, and says what is known afterwards. */
export class ChannelClient {
  #ownId: Promise<string> | null = null;

  constructor(private readonly rest: REST) {}

  /**
   * Posts a message, and returns its id. Attempts with the same nonce within a few minutes post one message.
   *
   * @throws NotPosted
   */
  async post(channelId: string, message: RESTPostAPIChannelMessageJSONBody, nonce: string): Promise<string> {
    const body: RESTPostAPIChannelMessageJSONBody = { ...message, nonce, enforce_nonce: true };
    // What this route answers: https://docs.discord.com/developers/resources/message#create-message
    const posted = (await this.#ask(() =>
      this.rest.post(Routes.channelMessages(channelId), { body, signal: timeout() }),
    )) as APIMessage;
    return posted.id;
  }

  /**
   * The channel of a user's direct messages.
   *
   * @throws NotPosted
   */
  async directMessagesOf(userId: string): Promise<string> {
    const body = { recipient_id: userId };
    // What this route answers: https://docs.discord.com/developers/resources/user#create-dm
    const channel = (await this.#ask(() =>
      this.rest.post(Routes.userChannels(), { body, signal: timeout() }),
    )) as RESTPostAPICurrentUserCreateDMChannelResult;
    return channel.id;
  }

  /**
   * Ids of the bot's own messages with this content, posted since then; of the first few hundred messages.
   * Where the history cannot be read it finds nothing.
   *
   * @throws NotPosted
   */
  async find(channelId: string, content: string, since: Temporal.Instant): Promise<readonly string[]> {
    const ownId = await this.#ask(() => this.#whoAmI());
    const found: string[] = [];
    let after = snowflakeAt(since.subtract(CLOCK_TOLERANCE));
    for (let page = 0; page < MOST_PAGES; page++) {
      const messages = await this.#ask(() => this.#readAfter(channelId, after));
      const own = messages.filter((message) => message.author.id === ownId && message.content === content);
      found.push(...own.map(({ id }) => id));
      const newest = messages[0]; // the newest comes first
      if (!newest || messages.length < PAGE) break;
      after = newest.id;
    }
    return found;
  }

  async #readAfter(channelId: string, after: string): Promise<APIMessage[]> {
    const query = new URLSearchParams({ after, limit: `${PAGE}` });
    try {
      // What this route answers: https://docs.discord.com/developers/resources/message#get-channel-messages
      return (await this.rest.get(Routes.channelMessages(channelId), {
        query,
        signal: timeout(),
      })) as APIMessage[];
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  #whoAmI(): Promise<string> {
    this.#ownId ??= this.#askWhoIAm();
    return this.#ownId;
  }

  async #askWhoIAm(): Promise<string> {
    try {
      // What this route answers: https://docs.discord.com/developers/resources/user#get-current-user
      const { id } = (await this.rest.get(Routes.user(), { signal: timeout() })) as APIUser;
      return id;
    } catch (error) {
      this.#ownId = null;
      throw error;
    }
  }

  async #ask<Result>(request: () => Promise<Result>): Promise<Result> {
    try {
      return await request();
    } catch (error) {
      throw new NotPosted(outcomeOf(error), error);
    }
  }
}

function snowflakeAt(instant: Temporal.Instant): string {
  return SnowflakeUtil.generate({ timestamp: instant.epochMilliseconds, increment: 0n }).toString();
}

function timeout(): AbortSignal {
  return AbortSignal.timeout(TIMEOUT_MILLISECONDS);
}
