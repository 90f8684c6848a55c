import {
  type APIMessage,
  type APIUser,
  type RawFile,
  type REST,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
  SnowflakeUtil,
} from 'discord.js';
import type { Outcome } from '../domain/delivery/next-step.js';
import { isRefusal, outcomeOf } from './request-outcome.js';

/** Of one request. */
const TIMEOUT_MILLISECONDS = 15_000;
const UPLOAD_MILLISECONDS = 40_000;

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
   * Posts a message, and returns its id.
   *
   * @throws NotPosted
   */
  async post(
    channelId: string,
    body: RESTPostAPIChannelMessageJSONBody,
    signal: AbortSignal,
    files: RawFile[] = [],
  ): Promise<string> {
    const patience = files.length > 0 ? UPLOAD_MILLISECONDS : TIMEOUT_MILLISECONDS;
    const request = () =>
      this.rest.post(Routes.channelMessages(channelId), { body, files, signal: soon(signal, patience) });
    // What this route answers: https://docs.discord.com/developers/resources/message#create-message
    const { id } = (await ask(request)) as APIMessage;
    return id;
  }

  /**
   * The channel of a user's direct messages.
   *
   * @throws NotPosted
   */
  async directMessagesOf(userId: string, signal: AbortSignal): Promise<string> {
    const body = { recipient_id: userId };
    const request = () => this.rest.post(Routes.userChannels(), { body, signal: soon(signal) });
    // What this route answers: https://docs.discord.com/developers/resources/user#create-dm
    const { id } = (await ask(request)) as RESTPostAPICurrentUserCreateDMChannelResult;
    return id;
  }

  /**
   * The bot's own messages since then, among the first few hundred of the channel. None where its history is closed.
   *
   * @throws NotPosted
   */
  async ownMessages(channelId: string, since: Temporal.Instant, signal: AbortSignal): Promise<APIMessage[]> {
    const ownId = await ask(() => this.#whoAmI(signal));
    const own: APIMessage[] = [];
    let after = snowflakeAt(since.subtract(CLOCK_TOLERANCE));
    for (let page = 0; page < MOST_PAGES; page++) {
      const messages = await ask(() => this.#readAfter(channelId, after, signal));
      own.push(...messages.filter(({ author }) => author.id === ownId));
      const newest = messages[0]; // the newest comes first
      if (!newest || messages.length < PAGE) break;
      after = newest.id;
    }
    return own;
  }

  async #readAfter(channelId: string, after: string, signal: AbortSignal): Promise<APIMessage[]> {
    const query = new URLSearchParams({ after, limit: `${PAGE}` });
    try {
      const answer = await this.rest.get(Routes.channelMessages(channelId), { query, signal: soon(signal) });
      // What this route answers: https://docs.discord.com/developers/resources/message#get-channel-messages
      return answer as APIMessage[];
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  }

  #whoAmI(signal: AbortSignal): Promise<string> {
    this.#ownId ??= this.#askWhoIAm(signal);
    return this.#ownId;
  }

  async #askWhoIAm(signal: AbortSignal): Promise<string> {
    try {
      // What this route answers: https://docs.discord.com/developers/resources/user#get-current-user
      const { id } = (await this.rest.get(Routes.user(), { signal: soon(signal) })) as APIUser;
      return id;
    } catch (error) {
      this.#ownId = null;
      throw error;
    }
  }
}

async function ask<Result>(request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw new NotPosted(outcomeOf(error), error);
  }
}

function snowflakeAt(instant: Temporal.Instant): string {
  return SnowflakeUtil.generate({ timestamp: instant.epochMilliseconds, increment: 0n }).toString();
}

/** Aborts with the whole attempt, and earlier when this request alone takes too long. */
function soon(signal: AbortSignal, milliseconds = TIMEOUT_MILLISECONDS): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
}
