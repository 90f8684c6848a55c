import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
} from 'discord-api-types/v10';
import type { Answer } from '../interactions/answer.js';
import { modalFields } from '../interactions/modal-interactions.js';
import { hasFlag } from '../schema/message-body.js';
import type { ActorContext } from './actor-context.js';
import { ActorError } from './actor-error.js';
import { type Action, awaitAnswer } from './await-answer.js';
import { MessageView } from './message-view.js';

/** What a bot has answered to something that a user did: a message mostly, or a modal, or a message taken away. */
export class Reply extends MessageView {
  constructor(
    private readonly context: ActorContext,
    readonly action: Action,
    readonly answer: Answer,
    private readonly position: number,
  ) {
    super('message' in answer ? answer.message : NO_MESSAGE);
    if ('message' in answer) context.inbox.markRead(answer.message);
  }

  /** Only the user sees it. */
  get ephemeral(): boolean {
    return hasFlag(this.raw.flags, MessageFlags.Ephemeral);
  }

  /** The bot had asked for more time before. */
  get deferred(): boolean {
    return this.action.record.answers.some(({ kind }) => kind === 'deferred' || kind === 'deferredUpdate');
  }

  /** The bot took the message away. */
  get deleted(): boolean {
    return this.answer.kind === 'delete';
  }

  /** The modal that the bot opened; an error when it opened none. */
  get modal(): APIModalInteractionResponseCallbackData {
    if (this.answer.kind === 'modal') return this.answer.modal;
    throw new ActorError(
      `The bot opened no modal for ${this.action.name}: ${this.answer.kind} came instead.`,
    );
  }

  /** Labels of the modal's fields. */
  get fields(): readonly string[] {
    return modalFields(this.modal).map(({ label }) => label);
  }

  /** The next answer to the same action: a follow-up, an edit, a deletion. */
  async next(): Promise<Reply> {
    return nextReply(this.context, this.action, this.position + 1);
  }
}

/** Waits for the first answer from position `from` on that a user can see. */
export async function nextReply(context: ActorContext, action: Action, from = 0): Promise<Reply> {
  const { answer, position } = await awaitAnswer(context, action, from, isVisible);
  return new Reply(context, action, answer, position);
}

function isVisible({ kind }: Answer): boolean {
  return kind !== 'deferred' && kind !== 'deferredUpdate';
}

/** Stands where an answer holds no message: it reads as empty. What a reply does not read has no value that would be true. */
const NO_MESSAGE = { content: '', embeds: [], components: [], attachments: [] } as unknown as APIMessage;
