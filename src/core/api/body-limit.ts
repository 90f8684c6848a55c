import { EventEmitter } from 'node:events';
import type { ApiRequest, ApiResponse, Route } from '@sapphire/plugin-api';
import { ApiError } from './api-error.js';
import { sendError } from './send-error.js';

const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Holds a request to its route's `maximumBodyLength`. plugin-api 8.3.1 believes `Content-Length`, and only where a
 * `Content-Type` stands beside it: a chunked body of any size passes. So bytes are counted as they arrive.
 */
export function limitBody(request: ApiRequest, response: ApiResponse, route: Route): void {
  const declared = Number(request.headers['content-length'] ?? 0);
  const chunked = request.headers['transfer-encoding'] !== undefined;
  if (!methodsWithBody.has(request.method ?? '')) {
    if (chunked || declared > 0) throw new ApiError(400, 'core.noBody', 'This request takes no body.');
    return;
  }
  if (declared > route.maximumBodyLength) throw tooLarge(route);
  countBytes(request, route.maximumBodyLength, () => {
    request.pause();
    sendError(response, tooLarge(route));
    response.once('finish', () => request.destroy());
  });
}

function tooLarge({ maximumBodyLength }: Route): ApiError {
  return new ApiError(413, 'core.tooLarge', `At most ${maximumBodyLength} bytes are taken here.`);
}

function countBytes(request: ApiRequest, limit: number, exceeded: () => void): void {
  let received = 0;
  const count = (chunk: Uint8Array) => {
    const before = received;
    received += chunk.length;
    if (before <= limit && received > limit) exceeded();
  };
  // Readable's own `on('data')` would start the flow before the route has begun to listen, and lose what comes first.
  EventEmitter.prototype.on.call(request, 'data', count);
}
