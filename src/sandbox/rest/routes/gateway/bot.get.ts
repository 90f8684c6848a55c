import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { sessionStartLimit } from '../../../gateway/session-starts.js';
import { gatewayUrl } from '../../gateway-url.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle: ({ world, origin, application }): APIGatewayBotInfo => ({
    url: gatewayUrl(origin),
    shards: application.sessionStarts.shards,
    session_start_limit: sessionStartLimit(application, world.clock.now()),
  }),
});
