import type { Answer } from '../rest/answer.js';

export type FaultyAnswer =
  | 'error500'
  | 'error502'
  | 'globalLimit'
  | 'routeLimit'
  | 'sharedLimit'
  | 'cloudflareLimit';

const RETRY_AFTER_SECONDS = 0.5;

/** What Discord, or what stands before it, answers on a bad day. */
export const FAULTY_ANSWERS: Readonly<Record<FaultyAnswer, Answer>> = {
  error500: { status: 500, headers: {}, body: { message: '500: Internal Server Error', code: 0 } },
  error502: {
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>',
  },
  globalLimit: rateLimit('global'),
  routeLimit: rateLimit('user'),
  sharedLimit: rateLimit('shared'),
  cloudflareLimit: {
    status: 429,
    headers: { 'content-type': 'text/html', 'retry-after': '1' },
    body: '<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head></html>',
  },
};

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function rateLimit(scope: 'global' | 'user' | 'shared'): Answer {
  const global = scope === 'global';
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(RETRY_AFTER_SECONDS)),
      'x-ratelimit-scope': scope,
      ...(global
        ? { 'x-ratelimit-global': 'true' }
        : { 'x-ratelimit-reset-after': String(RETRY_AFTER_SECONDS) }),
    },
    body: { message: 'You are being rate limited.', retry_after: RETRY_AFTER_SECONDS, global },
  };
}
