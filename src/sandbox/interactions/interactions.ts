import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { APIInteraction, Snowflake } from 'discord-api-types/v10';
import type { SandboxClock } from '../clock.js';
import type { Answer } from './answer.js';
import { EphemeralMessages } from './ephemeral-messages.js';
import { InteractionRecord } from './interaction-record.js';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
export const FIRST_ANSWER_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;
/** More than 15 minutes at the 50 requests a second that a bot may make; the oldest give way. */
const MOST_REMEMBERED = 50_000;

export type TokenState = 'unknown' | 'unanswered' | 'late' | 'usable' | 'expired';

/** The interactions whose tokens still live. They are not saved: 15 minutes after a restart nobody would miss them. */
export class Interactions extends EventEmitter<{ answered: [record: InteractionRecord, answer: Answer] }> {
  readonly ephemeral = new EphemeralMessages();
  readonly #byToken = new Map<string, InteractionRecord>();

  constructor(private readonly clock: SandboxClock) {
    super();
    this.setMaxListeners(0); // every open page listens
  }

  /** Remembers an interaction that is about to be sent to the bot. */
  open(
    interaction: APIInteraction,
    userId: Snowflake,
    opener: InteractionRecord | null = null,
  ): InteractionRecord {
    this.#forgetOldest();
    const record = new InteractionRecord(interaction, userId, opener, this.#now());
    this.#byToken.set(interaction.token, record);
    return record;
  }

  /** Tells the user's client, and whoever else watches, what the bot has answered. */
  tell(record: InteractionRecord, answer: Answer): void {
    record.answers.push(answer);
    record.emit('answered');
    this.emit('answered', record, answer);
  }

  byToken(token: string): InteractionRecord | undefined {
    return this.#byToken.get(token);
  }

  /** What the token is good for now: the first answer within 3 seconds, everything else within 15 minutes. */
  stateOf(token: string): TokenState {
    const record = this.#byToken.get(token);
    if (!record) return 'unknown';
    const age = this.#now() - record.createdAt;
    if (age > TOKEN_LIFE_MS) return 'expired';
    if (record.acknowledged) return 'usable';
    return age > FIRST_ANSWER_MS ? 'late' : 'unanswered';
  }

  static newToken(): string {
    return randomBytes(48).toString('base64url');
  }

  #forgetOldest(): void {
    for (const [token, record] of this.#byToken) {
      const old = this.#now() - record.createdAt > 2 * TOKEN_LIFE_MS;
      if (!old && this.#byToken.size < MOST_REMEMBERED) return;
      this.#byToken.delete(token);
    }
  }

  #now(): number {
    return this.clock.now().epochMilliseconds;
  }
}
