import type { IncomingMessage } from 'node:http';
import type { ApiResponse } from '@sapphire/plugin-api';
import type { ApiError } from './api-error.js';

/** Answers with an error, unless the answer has begun: then it is broken off. */
export function sendError(response: ApiResponse, { status, code, message, extra }: ApiError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (isUnread(response.req)) response.setHeader('Connection', 'close');
  for (const [name, value] of Object.entries(extra.headers ?? {})) response.setHeader(name, value);
  response.status(status).json({ error: code, message, ...extra.details });
}

/** Whether a body is still coming, which we would have to take in before the next request. */
function isUnread({ complete, headers }: IncomingMessage): boolean {
  const announced = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return announced && !complete;
}
