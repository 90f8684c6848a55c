import { randomUUID } from 'node:crypto';
import type { ApiRoute } from '../../core/api/api-route.js';
import type { Author } from '../../services/settings/setting-change.js';

/** Who changes settings by the API: who has its token, which is the operator. The answer tells the request's id. */
export function apiAuthor(response: ApiRoute.Response): Author {
  const requestId = randomUUID();
  response.setHeader('X-Request-Id', requestId);
  return { userId: null, rights: 'owner', how: 'api', requestId };
}
