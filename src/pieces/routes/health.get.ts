import { ApiRoute } from '../../core/api/api-route.js';
import { readHealth } from '../../core/health.js';

/**
 * `GET /api/health`. The code speaks of this process, for load balancers: 200 when it can serve, 503 without a database.
 * The status in the answer speaks of the whole bot, for whoever watches over it.
 */
export class HealthRoute extends ApiRoute {
  constructor(context: ApiRoute.LoaderContext, options: ApiRoute.Options) {
    super(context, { ...options, access: 'public' });
  }

  override async run(_request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const health = await readHealth(this.container);
    response.status(health.database === 'down' ? 503 : 200).json(health);
  }
}
