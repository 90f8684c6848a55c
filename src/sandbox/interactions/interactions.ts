import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { APIInteraction, Snowflake } from 'discord-api-types/v10';
import type { SandboxClock } from '../clock.js';
import type { Answer } from './answer.js';
import { EphemeralMessages } from './ephemeral-messages.js';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#followup-messages */
const FIRST_ANSWER_MS = 3_000;
const TOKEN_LIFE_MS = 15 * 60_000;
/** Far above what 15 minutes of a test or benchmark leave behind; the oldest give way. */
const MOST_REMEMBERED = 100_000;

/** One interaction and what has been answered to it. */
export interface InteractionRecord {
  readonly interaction: APIInteraction;
  /** Whose client shows the ephemeral messages. */
  readonly userId: Snowflake;
  readonly createdAt: number;
  /** Of a modal: the interaction that opened it. */
  readonly opener: InteractionRecord | null;
  acknowledged: boolean;
  /** Fixed by the first answer: whether `@original` is shown to the user only. */
  ephemeral: boolean;
  /** The message behind `@original`: the reply, or the message whose button was pressed. */
  originalId: Snowflake | null;
  /** True from a deferral to the first edit, which then is the visible answer. */
  thinking: boolean;
  /** The messages that its token may change. */
  readonly messageIds: Set<Snowflake>;
}

export type TokenState = 'unknown' | 'unanswered' | 'late' | 'usable' | 'expired';

/** The interactions whose tokens still live. They are not saved: 15 minutes after a restart nobody would miss them. */
export class Interactions extends EventEmitter<{ answered: [record: InteractionRecord, answer: Answer] }> {
  readonly ephemeral = new EphemeralMessages();
  readonly #byToken = new Map<string, InteractionRecord>();

  constructor(private readonly clock: SandboxClock) {
    super();
    this.setMaxListeners(0); // every actor that waits for an answer listens
  }

  /** Remembers an interaction that is about to be sent to the bot. */
  open(
    interaction: APIInteraction,
    userId: Snowflake,
    opener: InteractionRecord | null = null,
  ): InteractionRecord {
    this.#forgetOldest();
    const record: InteractionRecord = {
      interaction,
      userId,
      opener,
      createdAt: this.#now(),
      acknowledged: false,
      ephemeral: false,
      originalId: null,
      thinking: false,
      messageIds: new Set(),
    };
    this.#byToken.set(interaction.token, record);
    return record;
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
