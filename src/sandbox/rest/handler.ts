import type { IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world.js';
import { type Answer, CLOUDFLARE_BAN, NOT_FOUND, send } from './answer.js';
import { findAttachment } from './attachments.js';
import { answerExchange } from './exchange.js';
import { RateLimiter } from './rate-limits.js';
import { loadRoutes, type RouteMatch, type RouteTable } from './route-table.js';

export type RestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Stands between the socket and the routes, so that faults can be made: answer something else, proceed first and then
 * spoil the answer, or close the request's socket and return null.
 */
export type Interceptor = (
  request: IncomingMessage,
  proceed: () => Promise<Answer>,
) => Promise<Answer | null>;

export interface RestOptions {
  readonly intercept?: Interceptor;
}

/** Answers Discord's HTTP API under `/api/v10` for one world, and its CDN under `/attachments`. */
export async function createRestHandler(world: World, options: RestOptions = {}): Promise<RestHandler> {
  const { intercept = (_request, proceed) => proceed() } = options;
  const service = new RestService(world, await loadRoutes());
  return (request, response) => {
    intercept(request, () => service.answer(request))
      .then((answer) => {
        if (answer && !response.destroyed) send(response, answer);
      })
      .catch((error) => {
        console.error(`${request.method} ${request.url}`, error);
        response.destroy();
      });
  };
}

/** Clients that name no version get the one that the sandbox speaks. */
const PREFIX = /^\/api(\/v10)?(?=\/)/;
const COUNTED_AS_INVALID = [401, 403, 429];

class RestService {
  readonly #limiter: RateLimiter | null;

  constructor(
    private readonly world: World,
    private readonly routes: RouteTable,
  ) {
    const { requestsPerSecond } = world.limits;
    this.#limiter = requestsPerSecond === null ? null : new RateLimiter(world.hostClock, requestsPerSecond);
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const { ledger, limits } = this.world;
    if (ledger.invalidRequests >= limits.invalidRequests) return CLOUDFLARE_BAN;
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const file = findAttachment(this.world, url.pathname);
    if (file) return file;
    const match = this.#match(request.method ?? 'GET', url.pathname);
    if (!match) return NOT_FOUND;
    const answer = await answerExchange({ world: this.world, limiter: this.#limiter, request, url, match });
    if (COUNTED_AS_INVALID.includes(answer.status)) ledger.recordInvalidRequest();
    return answer;
  }

  #match(method: string, path: string): RouteMatch | undefined {
    const match = PREFIX.test(path) ? this.routes.match(method, path.replace(PREFIX, '')) : undefined;
    if (!match) this.world.ledger.recordUnknownRoute(method, path);
    return match;
  }
}
