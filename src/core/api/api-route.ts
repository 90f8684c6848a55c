import { relative } from 'node:path';
import { Route } from '@sapphire/plugin-api';

/**
 * The base of a route. The file's place is its address below `/api`: `routes/guilds/[guild]/reminders.get.ts` answers
 * `GET /api/guilds/{guild}/reminders`. Throw `refuse(...)` for 400, `ApiError` for another status; anything else is
 * answered with 500 and an incident id, without a word of what happened.
 *
 * @example
 * export class RemindersRoute extends Route {
 *   async run(request: Route.Request, response: Route.Response) {
 *     const reminders = await this.container.services.reminders.list(request.params['guild']);
 *     response.json({ reminders });
 *   }
 * }
 */
export abstract class ApiRoute extends Route {
  constructor(context: Route.LoaderContext, options: Route.Options = {}) {
    // By its place, not by its file name as Sapphire does: many addresses end in `settings.get`.
    const place = relative(context.root, context.path).replace(/\.[^.]+$/, '');
    super(context, { ...options, name: place });
  }
}

export declare namespace ApiRoute {
  type Request = Route.Request;
  type Response = Route.Response;
  type LoaderContext = Route.LoaderContext;
  type Options = Route.Options;
}
