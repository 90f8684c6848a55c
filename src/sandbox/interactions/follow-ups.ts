import {
  type APIMessage,
  ApplicationIntegrationType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { RouteParam } from '../rest/route.js';
import { getApplication } from '../state/applications.js';
import type { MessageInput } from '../state/message-compose.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';
import { changeAnswer, getAnswer, postAnswer, removeAnswer } from './answer-messages.js';
import type { InteractionRecord } from './interaction-record.js';

/** Who asks at `/webhooks/{application}/{token}`: the application that has answered the interaction. */
export function authenticateFollowUp(world: World, param: RouteParam): ApplicationState {
  return getApplication(world, answeredInteraction(world, param).interaction.application_id);
}

/** The interaction behind a webhook's token, after its first answer and within 15 minutes. */
export function answeredInteraction(world: World, param: RouteParam): InteractionRecord {
  const token = param('webhookToken');
  const record = world.interactions.byToken(token);
  const state = world.interactions.stateOf(token);
  if (state === 'expired') throw apiError(RESTJSONErrorCodes.InvalidWebhookToken);
  if (state !== 'usable' || record?.interaction.application_id !== param('webhookId')) {
    throw apiError(RESTJSONErrorCodes.UnknownWebhook);
  }
  return record;
}

/** A further message. The first one after a deferral takes the place of "is thinking…". */
export function followUp(world: World, record: InteractionRecord, input: MessageInput): APIMessage {
  if (record.thinking) {
    return editFollowUp(world, record, '@original', { ...input, body: withoutEphemeral(input.body) });
  }
  refuseTooMany(record);
  const message = postAnswer(world, record, input);
  record.followUps += 1;
  world.interactions.tell(record, { kind: 'followUp', message });
  return message;
}

/** Only where no guild has installed the application. */
function refuseTooMany({ interaction, followUps }: InteractionRecord): void {
  const isGuilds = ApplicationIntegrationType.GuildInstall in interaction.authorizing_integration_owners;
  if (!isGuilds && followUps >= MOST_FOLLOW_UPS)
    throw apiError(RESTJSONErrorCodes.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages);
}

const MOST_FOLLOW_UPS = 5;

export function getFollowUp(world: World, record: InteractionRecord, id: string): APIMessage {
  return getAnswer(world, record, id === '@original' ? (record.originalId ?? '') : id);
}

export function editFollowUp(
  world: World,
  record: InteractionRecord,
  id: string,
  input: MessageInput,
): APIMessage {
  const message = changeAnswer(world, record, getFollowUp(world, record, id), input);
  const isFirst = record.thinking && message.id === record.originalId;
  if (isFirst) record.thinking = false;
  world.interactions.tell(record, { kind: isFirst ? 'reply' : 'update', message });
  return message;
}

export function deleteFollowUp(world: World, record: InteractionRecord, id: string): void {
  const message = getFollowUp(world, record, id);
  removeAnswer(world, record, message);
  if (message.id === record.originalId) record.thinking = false;
  world.interactions.tell(record, { kind: 'delete', messageId: message.id });
}

/** Whether the answer is ephemeral was settled by the deferral. */
function withoutEphemeral(body: unknown): unknown {
  const hasFlags = typeof body === 'object' && body !== null && 'flags' in body;
  if (!hasFlags || typeof body.flags !== 'number') return body;
  return { ...body, flags: body.flags & ~MessageFlags.Ephemeral };
}
