import type { IncomingMessage } from 'node:http';
import { PageError } from './page-error.js';

/**
 * The page shows what bots and users wrote, and can do everything in the local Discord. So nothing but its own files
 * runs or loads in it, and nothing but itself talks to its API.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
};

const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/** Refuses other machines, and sites that try to reach this one through a person's browser. */
export function requireThisMachine({ headers, socket }: IncomingMessage): void {
  const isLocal = LOOPBACK.test(socket.remoteAddress ?? '');
  if (!isLocal) throw new PageError(403, 'Only this machine may open the local Discord.');
  // a foreign name that leads here (DNS rebinding) would share our origin
  const isOwnHost = OWN_HOST.test(headers.host ?? '');
  if (!isOwnHost) throw new PageError(403, 'The local Discord answers to localhost and 127.0.0.1 only.');
  const isForeign = headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
  if (isForeign) throw new PageError(403, 'Other sites may not talk to the local Discord.');
}

/** A header of our own makes a browser ask first, and nobody says yes; so no other site can send the request. */
export function requireOwnPage({ headers }: IncomingMessage): void {
  if (headers['x-sandbox-page'] !== '1') throw new PageError(403, 'Only the page itself may do this.');
}
