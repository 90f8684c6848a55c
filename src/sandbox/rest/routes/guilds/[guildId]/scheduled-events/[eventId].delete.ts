import { deleteScheduledEvent, getScheduledEvent } from '../../../../../state/scheduled-events.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';
import { checkMayChange } from '../../../../scheduled-event-fields.js';

export default defineRoute({
  handle(request) {
    const { world, param } = request;
    const guild = guildOf(request);
    const event = getScheduledEvent(world, guild, param('eventId'));
    checkMayChange(request, guild, event);
    deleteScheduledEvent(world, guild, event);
    return null;
  },
});
