import type { Snowflake } from 'discord-api-types/v10';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';

/**
 * One route of Discord's HTTP API. The file's place is its address: `routes/channels/[channelId]/messages.post.ts`
 * answers `POST /channels/{channelId}/messages`. A new route is one new file, found at start.
 */
export interface Route {
  /** Interaction callbacks and webhooks with a token need no `Authorization` and do not count against the global limit. */
  readonly auth?: 'bot' | 'token';
  handle(request: RouteRequest): RouteAnswer | Promise<RouteAnswer>;
}

export interface RouteRequest {
  readonly world: World;
  /** How the asker reaches this server, for example `http://127.0.0.1:4321`; the gateway's URL is derived from it. */
  readonly origin: string;
  /** Parts of the path that stand in brackets. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body, or `payload_json` of a multipart body; `undefined` when there is none. Unknown keys are ignored by routes. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** Who asks. For `auth: 'token'` routes this is the application of the token. */
  readonly application: ApplicationState;
  /** `X-Audit-Log-Reason`, decoded. */
  readonly reason: string | null;
}

export interface UploadedFile {
  readonly id: Snowflake;
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `null` is answered as 204. */
export type RouteAnswer = object | null | { readonly status: number; readonly body: unknown };

export function defineRoute(route: Route): Route {
  return route;
}
