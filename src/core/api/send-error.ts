import type { ApiResponse } from '@sapphire/plugin-api';
import type { ApiError } from './api-error.js';

/** Answers with an error, unless the answer has begun. The connection is closed where the body was not read. */
export function sendError(response: ApiResponse, { status, code, message, extra }: ApiError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (!response.req.complete) response.setHeader('Connection', 'close');
  for (const [name, value] of Object.entries(extra.headers ?? {})) response.setHeader(name, value);
  response.status(status).json({ error: code, message, ...extra.details });
}
