import type { APIMessage, Snowflake } from 'discord-api-types/v10';
import type { Clock } from '../../core/clock.js';

interface Sent {
  readonly message: APIMessage;
  readonly until: number;
}

/**
 * Remembers which message a nonce created, so that `enforce_nonce` returns it instead of posting a twin. A message
 * that was deleted since is still returned: Discord does not create it anew.
 */
export class NonceMemory {
  readonly #sent = new Map<string, Sent>();

  constructor(
    private readonly clock: Clock,
    private readonly seconds: number,
  ) {}

  recall(authorId: Snowflake, channelId: Snowflake, nonce: string): APIMessage | undefined {
    this.#dropOld();
    return this.#sent.get(keyOf(authorId, channelId, nonce))?.message;
  }

  remember(message: APIMessage, nonce: string): void {
    const until = this.clock.now().epochMilliseconds + this.seconds * 1000;
    this.#sent.set(keyOf(message.author.id, message.channel_id, nonce), { message, until });
  }

  #dropOld(): void {
    const now = this.clock.now().epochMilliseconds;
    for (const [key, { until }] of this.#sent) {
      if (until > now) return;
      this.#sent.delete(key);
    }
  }
}

function keyOf(authorId: Snowflake, channelId: Snowflake, nonce: string): string {
  return `${authorId} ${channelId} ${nonce}`;
}
