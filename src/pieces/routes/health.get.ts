import { ApiRoute } from '../../core/api/api-route.js';
import { readHealth } from '../../core/health.js';

/** `GET /api/health`: 200 when this process can serve, 503 when it cannot. */
export class HealthRoute extends ApiRoute {
  constructor(context: ApiRoute.LoaderContext, options: ApiRoute.Options) {
    super(context, { ...options, access: 'public' });
  }

  override async run(_request: ApiRoute.Request, response: ApiRoute.Response): Promise<void> {
    const health = await readHealth(this.container.orm, this.container.clock);
    response.status(health.status === 'down' ? 503 : 200).json(health);
  }
}
