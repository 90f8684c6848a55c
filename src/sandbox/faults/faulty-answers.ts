import type { Answer } from '../rest/answer.js';

export type FaultyAnswer =
  | 'error500'
  | 'error502'
  | 'globalLimit'
  | 'routeLimit'
  | 'sharedLimit'
  | 'cloudflareLimit';

/** What Discord, or what stands before it, answers on a bad day. */
export function faultyAnswer(fault: FaultyAnswer, retryAfterSeconds: number): Answer {
  switch (fault) {
    case 'error500':
      return { status: 500, headers: {}, body: { message: '500: Internal Server Error', code: 0 } };
    case 'error502':
      return html(502, '502 Bad Gateway', {});
    case 'globalLimit':
      return rateLimit('global', retryAfterSeconds);
    case 'routeLimit':
      return rateLimit('user', retryAfterSeconds);
    case 'sharedLimit':
      return rateLimit('shared', retryAfterSeconds);
    case 'cloudflareLimit':
      return html(429, 'Access denied', { 'retry-after': String(retryAfterSeconds) });
  }
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function rateLimit(scope: 'global' | 'user' | 'shared', retryAfterSeconds: number): Answer {
  const global = scope === 'global';
  return {
    status: 429,
    headers: {
      'retry-after': String(retryAfterSeconds),
      'x-ratelimit-scope': scope,
      ...(global
        ? { 'x-ratelimit-global': 'true' }
        : {
            'x-ratelimit-limit': '5',
            // A limit that is shared is met by what others have sent.
            'x-ratelimit-remaining': scope === 'shared' ? '4' : '0',
            'x-ratelimit-reset-after': String(retryAfterSeconds),
          }),
    },
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global },
  };
}

/** Cloudflare speaks no JSON. */
function html(status: number, title: string, headers: Answer['headers']): Answer {
  const body = `<html><head><title>${title} | cloudflare</title></head></html>`;
  return { status, headers: { 'content-type': 'text/html', ...headers }, body };
}
