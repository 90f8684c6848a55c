import type { ServerResponse } from 'node:http';
import { ApiError } from '../api-error.js';
import { ClientRefusal } from '../interactions/client-refusal.js';
import { PageError } from './page-error.js';
import { SECURITY_HEADERS } from './security.js';
import type { StaticFile } from './static-files.js';

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

export function sendNothing(response: ServerResponse): void {
  response.writeHead(204, SECURITY_HEADERS).end();
}

export function sendFile(response: ServerResponse, { type, bytes }: StaticFile): void {
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

/** What Discord's client or API would refuse is told to the person; anything else is a bug of ours. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const { status, message } = describe(error);
  sendJson(response, { message }, status);
}

function describe(error: unknown): { status: number; message: string } {
  if (error instanceof PageError) return error;
  if (error instanceof ClientRefusal) return { status: 400, message: error.message };
  if (error instanceof ApiError) return { status: error.status, message: inWords(error) };
  console.error(error);
  return { status: 500, message: 'The local Discord failed; its log says why.' };
}

function inWords({ message, problems }: ApiError): string {
  return [message, ...problems.map((problem) => `${problem.path.join('.')}: ${problem.message}`)].join('. ');
}
