import { GatewayIntentBits, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../api-error.js';
import { threadOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const thread = threadOf(request);
    const mayList = request.application.privilegedIntents & GatewayIntentBits.GuildMembers;
    if (!mayList) throw apiError(RESTJSONErrorCodes.MissingAccess);
    return [...thread.threadMembers.values()];
  },
});
