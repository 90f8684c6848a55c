import type { ServerResponse } from 'node:http';

/** An answer before it is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; text and bytes as they stand; nothing when undefined. */
  readonly body: unknown;
}

export const NOT_FOUND = plainError(404, 'Not Found');
export const UNAUTHORIZED = plainError(401, 'Unauthorized');
export const INTERNAL_ERROR = plainError(500, 'Internal Server Error');

/** What Cloudflare answers in front of Discord: no JSON. */
export const CLOUDFLARE_BAN: Answer = {
  status: 429,
  headers: { 'content-type': 'text/html', 'retry-after': '600' },
  body: 'error code: 1015',
};

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(content)),
      ...headers,
    })
    .end(content);
}

function plainError(status: number, words: string): Answer {
  return { status, headers: {}, body: { message: `${status}: ${words}`, code: 0 } };
}
