import type { APIGatewayInfo } from 'discord-api-types/v10';
import { gatewayUrl } from '../gateway-url.js';
import { defineRoute } from '../route.js';

export default defineRoute({
  handle: ({ origin }): APIGatewayInfo => ({ url: gatewayUrl(origin) }),
});
