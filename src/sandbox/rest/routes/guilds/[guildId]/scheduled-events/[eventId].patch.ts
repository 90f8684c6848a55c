import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { omitUndefined } from '../../../../../schema/fields.js';
import { parse } from '../../../../../schema/parse.js';
import { scheduledEventPatch } from '../../../../../schema/scheduled-event-body.js';
import {
  type EventFields,
  getScheduledEvent,
  isFinished,
  updateScheduledEvent,
} from '../../../../../state/scheduled-events.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';
import { checkEventFields, checkMayChange, checkStatus } from '../../../../scheduled-event-fields.js';

export default defineRoute({
  handle(request) {
    const { world, param } = request;
    const guild = guildOf(request);
    const event = getScheduledEvent(world, guild, param('eventId'));
    checkMayChange(request, guild, event);
    const { image: _, recurrence_rule: __, status, ...body } = parse(scheduledEventPatch, request.body);
    if (isFinished(event)) throw apiError(RESTJSONErrorCodes.CannotUpdateAFinishedEvent);
    checkStatus(event, status);
    const known = { ...event, description: event.description ?? null };
    // What the change leaves out stands in the event, and the kind of both together is checked next: no type says that.
    const wanted = { ...known, ...omitUndefined(body) } as EventFields;
    const fields = checkEventFields(request, wanted, known);
    return updateScheduledEvent(world, guild, event, { ...fields, ...(status != null && { status }) });
  },
});
