import {
  type APIMessage,
  InteractionType,
  MessageFlags,
  RESTJSONErrorCodes,
  InteractionResponseType as Type,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError, invalidForm } from '../api-error.js';
import { hasFlag } from '../schema/message-body.js';
import { parse } from '../schema/parse.js';
import type { UploadedFile } from '../state/files.js';
import type { World } from '../world.js';
import type { Answer } from './answer.js';
import { changeAnswer, postAnswer, postLoading } from './answer-messages.js';
import { readChoices } from './choices-body.js';
import type { InteractionRecord } from './interaction-record.js';
import { readModal } from './modal-body.js';

const callback = z.object({ type: z.enum(Type), data: z.unknown().optional() });
const deferral = z.object({ flags: z.int().nullish() });

interface Call {
  readonly world: World;
  readonly record: InteractionRecord;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
}

/** What a callback has done: for the user, and the message behind `@original` if there is one. */
export interface Outcome {
  readonly type: Type;
  readonly answer: Answer;
  readonly message?: APIMessage;
}

/** Takes the first answer to an interaction. Whether one may still come is checked before. */
export function takeCallback(
  world: World,
  record: InteractionRecord,
  given: unknown,
  files: readonly UploadedFile[],
): Outcome {
  const { type, data } = parse(callback, given);
  const take = isAllowed(type, record) && TAKERS[type];
  if (!take) {
    const message = `Interaction response type ${type} does not fit this interaction.`;
    throw invalidForm({ path: ['type'], code: 'BASE_TYPE_CHOICES', message });
  }
  const outcome = { type, ...take({ world, record, body: data, files }) };
  record.acknowledged = true;
  record.originalId = outcome.message?.id ?? null;
  if (outcome.message) record.messageIds.add(outcome.message.id);
  return outcome;
}

function isAllowed(type: Type, { interaction }: InteractionRecord): boolean {
  const isAutocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (isAutocomplete || type === Type.ApplicationCommandAutocompleteResult) {
    return isAutocomplete && type === Type.ApplicationCommandAutocompleteResult;
  }
  if (type === Type.Modal) return interaction.type !== InteractionType.ModalSubmit;
  if (type === Type.UpdateMessage || type === Type.DeferredMessageUpdate) return 'message' in interaction;
  return true;
}

const TAKERS: Partial<Record<Type, (call: Call) => Omit<Outcome, 'type'>>> = {
  [Type.ChannelMessageWithSource]({ world, record, body, files }) {
    const message = postAnswer(world, record, { body, files });
    return { message, answer: { kind: 'reply', message } };
  },

  [Type.DeferredChannelMessageWithSource]({ world, record, body }) {
    const ephemeral = hasFlag(parse(deferral, body).flags, MessageFlags.Ephemeral);
    record.thinking = true;
    return { message: postLoading(world, record, ephemeral), answer: { kind: 'deferred', ephemeral } };
  },

  [Type.UpdateMessage]({ world, record, body, files }) {
    const message = changeAnswer(world, record, componentMessage(world, record), { body, files });
    return { message, answer: { kind: 'update', message } };
  },

  [Type.DeferredMessageUpdate]({ world, record }) {
    return { message: componentMessage(world, record), answer: { kind: 'deferredUpdate' } };
  },

  [Type.ApplicationCommandAutocompleteResult]({ body }) {
    return { answer: { kind: 'choices', choices: readChoices(body) } };
  },

  [Type.Modal]({ body }) {
    return { answer: { kind: 'modal', modal: readModal(body) } };
  },
};

/** The message whose component was pressed, as it stands now. */
function componentMessage(world: World, { interaction }: InteractionRecord): APIMessage {
  const shown = 'message' in interaction ? interaction.message : undefined;
  const current =
    shown &&
    (world.interactions.ephemeral.get(shown.id) ??
      world.state.channels.get(shown.channel_id)?.messages.get(shown.id));
  if (!current) throw apiError(RESTJSONErrorCodes.UnknownMessage);
  return current;
}
