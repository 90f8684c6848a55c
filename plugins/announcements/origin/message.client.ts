import { type APIMessage, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { SeenMessage } from '../domain/seen-message.js';
import { seenFromApi } from './seen-from-api.js';

/** A message as it stands; `gone`: it was deleted; `closed`: Discord does not show it to us; `away`: it does not answer. */
export type Looked = SeenMessage | 'gone' | 'closed' | 'away';

const TIMEOUT_MILLISECONDS = 10_000;

/** Looks at single messages, in any process. */
export class MessageClient {
  constructor(
    private readonly rest: REST,
    private readonly ownId: () => Promise<string>,
  ) {}

  async look(channelId: string, messageId: string): Promise<Looked> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
      // What this route answers: https://docs.discord.com/developers/resources/message#get-channel-message
      const message = (await this.rest.get(Routes.channelMessage(channelId, messageId), {
        signal,
      })) as APIMessage;
      return seenFromApi(message, await this.ownId());
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.status >= 500) return 'away';
      return error.status === 404 ? 'gone' : 'closed';
    }
  }
}
