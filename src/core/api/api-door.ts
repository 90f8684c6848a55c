import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Route } from '@sapphire/plugin-api';
import { ApiError } from './api-error.js';
import { ApiRoute } from './api-route.js';

/**
 * Lets those in who have the operator's token, and everybody to public routes. A browser sends no bearer token by
 * itself, so a page that somebody has open, under whatever name it reaches us, opens nothing.
 */
export class ApiDoor {
  readonly #digest: Buffer | null;

  constructor(token: string | undefined) {
    this.#digest = token ? digestOf(token) : null;
  }

  /** @throws ApiError 401 without the right token, 503 where no token is configured */
  check(request: IncomingMessage, route: Route): void {
    if (route instanceof ApiRoute && route.access === 'public') return;
    if (!this.#digest) throw closed();
    const [, token = ''] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '') ?? [];
    // Digests have one length, and comparing them takes one time, whatever was sent.
    if (!timingSafeEqual(digestOf(token), this.#digest)) throw unauthorized();
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function closed() {
  return new ApiError(503, 'core.apiClosed', 'This address opens when API_TOKEN is set; see .env.example.');
}

function unauthorized() {
  const headers = { 'WWW-Authenticate': 'Bearer realm="alphapy"' };
  const message = 'Send the value of API_TOKEN as "Authorization: Bearer <token>".';
  return new ApiError(401, 'core.unauthorized', message, { headers });
}
