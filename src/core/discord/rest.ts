import { DefaultRestOptions, REST, type RESTOptions, type ResponseLike } from 'discord.js';
import { ExemptRequests, isExempt } from './exempt-requests.js';
import { currentLane } from './lane.js';
import type { RequestSlots } from './request-slots.js';
import { createSockets } from './sockets.js';

/** Discord bans an address after 10,000 answers of 401, 403 or 429 in ten minutes; be told at one percent of it. */
const INVALID_REQUEST_WARNING_INTERVAL = 100;

/** How every process of the bot talks to Discord by REST; for `new REST()` and for `ClientOptions.rest`. */
export function restOptions(apiUrl: string, slots: RequestSlots): Partial<RESTOptions> {
  const exempt = new ExemptRequests();
  return {
    api: apiUrl,
    version: '10',
    agent: createSockets(),
    timeout: 15_000,
    retries: 3,
    invalidRequestWarningInterval: INVALID_REQUEST_WARNING_INTERVAL,
    // The library's own limit knows this process only. `slots` takes its place.
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    async makeRequest(url, init): Promise<ResponseLike> {
      using _place = isExempt(url) ? exempt.enter() : await slots.take(currentLane(), init.signal);
      const response = await DefaultRestOptions.makeRequest(url, init);
      const pause = globalPause(response);
      if (pause > 0) slots.pauseAll(pause);
      return response;
    },
  };
}

export function createRest(apiUrl: string, token: string, slots: RequestSlots): REST {
  return new REST(restOptions(apiUrl, slots)).setToken(token);
}

/** For how many milliseconds Discord wants to hear nothing at all from the bot. */
function globalPause({ status, headers }: ResponseLike): number {
  if (status !== 429 || !headers.has('x-ratelimit-global')) return 0;
  return Number(headers.get('retry-after')) * 1_000;
}
