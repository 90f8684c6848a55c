import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { RouteParam } from '../rest/route.js';
import { getApplication } from '../state/applications.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';
import type { InteractionRecord } from './interaction-record.js';

/** Who asks at `/interactions/{id}/{token}`: the application of the interaction. */
export function authenticateWaiting(world: World, param: RouteParam): ApplicationState {
  const { interaction } = waitingInteraction(world, param);
  return getApplication(world, interaction.application_id);
}

/** The interaction, while it waits for its first answer. */
export function waitingInteraction(world: World, param: RouteParam): InteractionRecord {
  const token = param('interactionToken');
  const record = world.interactions.byToken(token);
  const state = world.interactions.stateOf(token);
  if (state === 'usable' && record?.interaction.id === param('interactionId')) {
    throw apiError(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
  }
  if (state !== 'unanswered' || record?.interaction.id !== param('interactionId')) {
    throw apiError(RESTJSONErrorCodes.UnknownInteraction);
  }
  return record;
}
