import { EventEmitter } from 'node:events';
import type {
  APIInteraction,
  APIModalInteractionResponseCallbackData,
  Snowflake,
} from 'discord-api-types/v10';
import type { Answer } from '../interactions/answer.js';
import type { InteractionRecord } from '../interactions/interaction-record.js';
import { FIRST_ANSWER_MS } from '../interactions/interactions.js';
import { sendInteraction } from '../interactions/send-interaction.js';
import type { World } from '../world.js';

/** Enough for all modals that are open at one time. */
const MOST_OPENERS = 100;

/** What a page hears of an interaction that it sent, named by the page's own nonce. */
export type PageEvent =
  | { readonly name: 'answer'; readonly data: PageAnswer }
  | { readonly name: 'failed'; readonly data: { readonly nonce: string; readonly text: string } };

interface PageAnswer {
  readonly nonce: string;
  /** Set when the bot wants a modal filled in. */
  readonly modal?: APIModalInteractionResponseCallbackData;
  readonly interaction?: Snowflake;
}

interface Events {
  told: [userId: Snowflake, event: PageEvent];
}

/** Sends the interactions of pages, and tells what comes of them as Discord's client would show it. */
export class PageInteractions extends EventEmitter<Events> {
  readonly #nonces = new WeakMap<InteractionRecord, string>();
  readonly #openers = new Map<Snowflake, InteractionRecord>();

  constructor(private readonly world: World) {
    super();
    this.setMaxListeners(0); // every open page listens
    world.interactions.on('answered', (record, answer) => this.#tellAnswer(record, answer));
  }

  send(interaction: APIInteraction, userId: Snowflake, nonce: string, opener?: InteractionRecord): void {
    const record = sendInteraction(this.world, interaction, userId, opener);
    this.#nonces.set(record, nonce);
    this.world.clock.after(FIRST_ANSWER_MS + 1, () => {
      if (record.acknowledged) return;
      const text = opener ? 'Something went wrong. Try again.' : failureOf(interaction);
      this.emit('told', userId, { name: 'failed', data: { nonce, text } });
    });
  }

  /** The interaction that a modal was opened by, and the modal. */
  findOpener(userId: Snowflake, interactionId: Snowflake) {
    const opener = this.#openers.get(interactionId);
    const answer = opener?.answers.find(({ kind }) => kind === 'modal');
    if (opener?.userId !== userId || answer?.kind !== 'modal') return undefined;
    return { opener, modal: answer.modal };
  }

  #tellAnswer(record: InteractionRecord, answer: Answer): void {
    const nonce = this.#nonces.get(record);
    if (nonce === undefined) return;
    const data = answer.kind === 'modal' ? this.#openModal(record, nonce, answer.modal) : { nonce };
    this.emit('told', record.userId, { name: 'answer', data });
  }

  #openModal(
    record: InteractionRecord,
    nonce: string,
    modal: APIModalInteractionResponseCallbackData,
  ): PageAnswer {
    const { id } = record.interaction;
    this.#openers.set(id, record);
    const [oldest] = this.#openers.keys();
    if (this.#openers.size > MOST_OPENERS && oldest !== undefined) this.#openers.delete(oldest);
    return { nonce, modal, interaction: id };
  }
}

function failureOf(interaction: APIInteraction): string {
  return 'message' in interaction ? 'This interaction failed.' : 'The application did not respond.';
}
