import { DefaultRestOptions, REST, type RESTOptions, type ResponseLike } from 'discord.js';
import { currentLane } from './lane.js';
import type { RequestSlots } from './request-slots.js';
import { createSockets } from './sockets.js';

/** Discord bans an address after 10,000 answers of 401, 403 or 429 in ten minutes; be told at one percent of it. */
const INVALID_REQUEST_WARNING_INTERVAL = 100;

/** How every process of the bot talks to Discord by REST; for `new REST()` and for `ClientOptions.rest`. */
export function restOptions(apiUrl: string, slots: RequestSlots): Partial<RESTOptions> {
  return {
    api: apiUrl,
    version: '10',
    agent: createSockets(),
    timeout: 15_000,
    retries: 3,
    invalidRequestWarningInterval: INVALID_REQUEST_WARNING_INTERVAL,
    // The library's own limit knows this process only. `slots` takes its place.
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    makeRequest: (url, init) => sendInTurn(slots, url, init),
  };
}

export function createRest(apiUrl: string, token: string, slots: RequestSlots): REST {
  return new REST(restOptions(apiUrl, slots)).setToken(token);
}

type MakeRequest = RESTOptions['makeRequest'];

async function sendInTurn(
  slots: RequestSlots,
  url: string,
  init: Parameters<MakeRequest>[1],
): Promise<ResponseLike> {
  using _slot = isExempt(url) ? null : await slots.take(currentLane(), init.signal);
  const response = await DefaultRestOptions.makeRequest(url, init);
  if (response.status === 429 && response.headers.has('x-ratelimit-global')) {
    slots.pauseAll(Number(response.headers.get('retry-after')) * 1_000);
  }
  return response;
}

/**
 * Answers to interactions and webhooks with a token carry no bot token and are not bound to the bot's global limit:
 * https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
function isExempt(url: string): boolean {
  return /\/(?:interactions|webhooks)\/\d+\/[^/?]+/.test(new URL(url).pathname);
}
