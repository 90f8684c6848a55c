import type { Snowflake } from 'discord-api-types/v10';
import type { Clock } from '../../core/clock.js';
import type { Answer } from './answer.js';
import type { RateLimit } from './route.js';
import type { RouteMatch } from './route-table.js';

const DEFAULT_LIMIT: RateLimit = { requests: 50, seconds: 5 };
/** Parts of a path that give each object its own bucket. */
const TOP_LEVEL = ['channelId', 'guildId', 'webhookId', 'webhookToken', 'interactionId'];
const MOST_WINDOWS = 10_000;

interface Window {
  readonly endsAt: number;
  used: number;
}

/** The outcome of one request: its headers, and the refusal if it was one too many. */
export interface Verdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal?: Answer;
}

/** Discord's limits: per route and top-level object, and 50 requests a second for one application over all of them. */
export class RateLimiter {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly requestsPerSecond: number,
  ) {}

  take(applicationId: Snowflake, match: RouteMatch): Verdict {
    const global = this.#globalWindow(applicationId, match);
    if (global && global.used >= this.requestsPerSecond) {
      return { headers: {}, refusal: this.#refuse(global, true, {}) };
    }
    const limit = match.route.rateLimit ?? DEFAULT_LIMIT;
    const window = this.#window(`${applicationId} ${match.bucket} ${topLevelOf(match)}`, limit);
    if (window.used >= limit.requests) {
      const headers = this.#headers(match.bucket, limit, window);
      return { headers, refusal: this.#refuse(window, false, headers) };
    }
    window.used += 1;
    if (global) global.used += 1;
    return { headers: this.#headers(match.bucket, limit, window) };
  }

  /** Interactions and webhooks, which bring their own token, do not count against the global limit. */
  #globalWindow(applicationId: Snowflake, { route }: RouteMatch): Window | undefined {
    if (route.authenticate) return undefined;
    return this.#window(`global ${applicationId}`, { requests: this.requestsPerSecond, seconds: 1 });
  }

  #window(key: string, { seconds }: RateLimit): Window {
    const now = this.#now();
    const current = this.#windows.get(key);
    if (current && current.endsAt > now) return current;
    const fresh = { endsAt: now + seconds * 1000, used: 0 };
    this.#windows.delete(key);
    this.#windows.set(key, fresh);
    if (this.#windows.size > MOST_WINDOWS) this.#dropEnded(now);
    return fresh;
  }

  #dropEnded(now: number): void {
    for (const [key, { endsAt }] of this.#windows) if (endsAt <= now) this.#windows.delete(key);
  }

  #headers(bucket: string, { requests }: RateLimit, { used, endsAt }: Window): Record<string, string> {
    return {
      'x-ratelimit-limit': String(requests),
      'x-ratelimit-remaining': String(requests - used),
      'x-ratelimit-reset': (endsAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': this.#secondsUntil(endsAt).toFixed(3),
      'x-ratelimit-bucket': bucket,
    };
  }

  #refuse({ endsAt }: Window, global: boolean, headers: Verdict['headers']): Answer {
    const retryAfter = this.#secondsUntil(endsAt);
    return {
      status: 429,
      headers: {
        ...headers,
        'retry-after': String(Math.ceil(retryAfter)),
        'x-ratelimit-scope': global ? 'global' : 'user',
        ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      },
      body: { message: 'You are being rate limited.', retry_after: retryAfter, global },
    };
  }

  #secondsUntil(endsAt: number): number {
    return Math.max(0, endsAt - this.#now()) / 1000;
  }

  #now(): number {
    return this.clock.now().epochMilliseconds;
  }
}

function topLevelOf({ params }: RouteMatch): string {
  return TOP_LEVEL.map((name) => params.get(name) ?? '').join(' ');
}
