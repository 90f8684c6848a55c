import type { ApiRequest, ApiResponse, MiddlewareStore } from '@sapphire/plugin-api';
import { reportIncident } from '../incident.js';
import type { BotLogger } from '../logger.js';
import { AddressLimit } from './address-limit.js';
import type { ApiDoor } from './api-door.js';
import { ApiError, clientMistake } from './api-error.js';
import type { ApiRouteStore } from './api-route-store.js';
import { limitBody } from './body-limit.js';
import { sendError } from './send-error.js';

export interface RequestHandlerParts {
  readonly door: ApiDoor;
  readonly routes: ApiRouteStore;
  readonly middlewares: MiddlewareStore;
  readonly logger: BotLogger;
}

/**
 * Answers requests with the routes of the store. It stands in for the request pipeline of plugin-api 8.3.1, whose
 * cookies, CORS headers and error texts we do not want: no cookie is read, no other origin is invited, and a client
 * learns nothing from an error but its code.
 */
export class RequestHandler {
  readonly #limit = new AddressLimit();

  constructor(private readonly parts: RequestHandlerParts) {}

  async handle(request: ApiRequest, response: ApiResponse): Promise<void> {
    try {
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Cache-Control', 'no-store');
      this.#limit.count(request);
      await this.#run(request, response);
    } catch (error) {
      sendError(response, clientMistake(error) ?? this.#bug(error, request, response));
    }
  }

  async #run(request: ApiRequest, response: ApiResponse): Promise<void> {
    const { door, routes, middlewares } = this.parts;
    const [address = '', query = ''] = (request.url ?? '').split('?', 2);
    const { route, params } = routes.table.find(request.method ?? 'GET', address);
    door.check(request, route);
    request.route = route;
    request.params = { ...params };
    request.query = Object.fromEntries(new URLSearchParams(query));
    limitBody(request, response, route);
    await middlewares.run(request, response);
    if (!response.writableEnded) await route.run(request, response);
    // A stream of events goes on after this; silence would make the client wait for ever.
    if (!response.headersSent) throw new Error('the route ended without an answer, or did not wait for it');
  }

  #bug(error: unknown, request: ApiRequest, response: ApiResponse): ApiError {
    const where = { method: request.method, address: request.route?.path.join('/') };
    // A client that went away in the middle of its body is no bug of ours.
    if (response.destroyed || request.destroyed)
      return new ApiError(400, 'core.aborted', 'The request ended early.');
    const incident = reportIncident(this.parts.logger, error, where);
    return new ApiError(500, 'core.bug', `Something went wrong here. Incident ${incident}.`, {
      details: { incident },
    });
  }
}
