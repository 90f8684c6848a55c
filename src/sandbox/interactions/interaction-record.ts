import { EventEmitter } from 'node:events';
import type { APIInteraction, Snowflake } from 'discord-api-types/v10';
import type { Answer } from './answer.js';

/** One interaction and what has been answered to it. */
export class InteractionRecord extends EventEmitter<{ answered: [] }> {
  acknowledged = false;
  /** The message behind `@original`: the reply, or the message whose component was used. */
  originalId: Snowflake | null = null;
  /** True from a deferral to the first edit, which then is the visible answer. */
  thinking = false;
  /** How many messages came after the first answer. */
  followUps = 0;
  /** The messages that its token may change. */
  readonly messageIds = new Set<Snowflake>();
  /** All that the user has been shown, in order. */
  readonly answers: Answer[] = [];

  constructor(
    readonly interaction: APIInteraction,
    /** Whose client shows the ephemeral messages. */
    readonly userId: Snowflake,
    /** Of a modal: the interaction that opened it. */
    readonly opener: InteractionRecord | null,
    readonly createdAt: number,
  ) {
    super();
  }
}
