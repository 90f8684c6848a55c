import { getScheduledEvent } from '../../../../../state/scheduled-events.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle: (request) => getScheduledEvent(request.world, guildOf(request), request.param('eventId')),
});
