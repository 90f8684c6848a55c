import { listScheduledEvents } from '../../../../state/scheduled-events.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

/** Those that are to come or running. */
export default defineRoute({
  handle: (request) => listScheduledEvents(request.world, guildOf(request)),
});
