import { relative } from 'node:path';
import { Route } from '@sapphire/plugin-api';

/** Who may use a route: everybody who reaches the port, or who has the operator's token. */
export type ApiAccess = 'public' | 'token';

/**
 * The base of a route. The file's place is its address below `/api`: `routes/guilds/[guild]/reminders.get.ts` answers
 * `GET /api/guilds/{guild}/reminders`. Throw `refuse(...)` for 400, `ApiError` for another status; anything else is
 * answered with 500 and an incident id, without a word of what happened.
 *
 * Its caller must have the operator's token, unless the route says `access: 'public'`.
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
  readonly access: ApiAccess;

  constructor(context: Route.LoaderContext, { access = 'token', ...options }: ApiRoute.Options = {}) {
    // By its place, not by its file name as Sapphire does: many addresses end in `settings.get`.
    const place = relative(context.root, context.path).replace(/\.[^.]+$/, '');
    super(context, { ...options, name: place });
    this.access = access;
  }
}

export declare namespace ApiRoute {
  type Request = Route.Request;
  type Response = Route.Response;
  type LoaderContext = Route.LoaderContext;
  interface Options extends Route.Options {
    readonly access?: ApiAccess;
  }
}
