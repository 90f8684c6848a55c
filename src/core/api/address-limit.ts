import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { ApiError } from './api-error.js';

const WINDOW_MILLISECONDS = 1_000;
const REQUESTS_PER_WINDOW = 50;
/** Addresses that are remembered; beyond that the oldest is forgotten. */
const MOST_ADDRESSES = 10_000;

/** At most 50 requests a second from one address. */
export class AddressLimit {
  readonly #windows = new Map<string, { count: number; readonly until: number }>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @throws ApiError 429 */
  count(request: IncomingMessage): void {
    const address = addressOf(request);
    const window = this.#windowOf(address);
    window.count += 1;
    if (window.count <= REQUESTS_PER_WINDOW) return;
    throw new ApiError(429, 'core.tooManyRequests', 'Too many requests. Wait a second.', {
      headers: { 'Retry-After': '1' },
    });
  }

  #windowOf(address: string): { count: number } {
    const current = this.#windows.get(address);
    if (current && current.until > this.now()) return current;
    const fresh = { count: 0, until: this.now() + WINDOW_MILLISECONDS };
    this.#windows.delete(address); // so that the map stays in order of age
    this.#windows.set(address, fresh);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > MOST_ADDRESSES && oldest !== undefined) this.#windows.delete(oldest);
    return fresh;
  }
}

/**
 * Who asks. Behind a proxy on this machine it is the last address of `X-Forwarded-For`, which that proxy wrote; the
 * ones before it, and the header in any other request, are the client's own claims.
 */
export function addressOf(request: IncomingMessage): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return networkOf(isLoopback(peer) && forwarded ? forwarded : peer);
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** One household has 2^64 IPv6 addresses, so its network counts. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const url = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [head = '', tail = ''] = url.hostname.slice(1, -1).split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = 8 - groups.length - tail.split(':').filter(Boolean).length;
  return [...groups, ...Array<string>(missing).fill('0'), tail].slice(0, 4).join(':');
}
