import type { Snowflake } from 'discord-api-types/v10';
import type { UploadedFile } from '../state/files.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';

/**
 * One route of Discord's HTTP API. The file's place is its address: `routes/channels/[channelId]/messages.post.ts`
 * answers `POST /channels/{channelId}/messages`. A new route is one new file, found at start.
 */
export interface Route {
  /**
   * Who asks, for routes whose path holds a token (interactions, webhooks): they need no `Authorization` and do not
   * count against the global limit. Throws an `ApiError` for a token that is unknown. Other routes ask for a bot token.
   */
  readonly authenticate?: (world: World, param: RouteParam) => ApplicationState;
  /** Requests in so many seconds, for one channel, guild or webhook. Default: 50 in 5 seconds. */
  readonly rateLimit?: RateLimit;
  handle(request: RouteRequest): RouteAnswer | Promise<RouteAnswer>;
}

/** Gives the part of the path that stands in brackets under this name: `param('channelId')`. Throws where there is none. */
export type RouteParam = (name: string) => string;

export interface RateLimit {
  readonly requests: number;
  readonly seconds: number;
}

export interface RouteRequest {
  readonly world: World;
  /** How the asker reaches this server, for example `http://127.0.0.1:4321`; the gateway's URL is derived from it. */
  readonly origin: string;
  readonly param: RouteParam;
  hasParam(name: string): boolean;
  readonly query: URLSearchParams;
  /** The JSON body, or `payload_json` of a multipart body; `undefined` when there is none. Unknown keys are ignored by routes. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** Who asks. */
  readonly application: ApplicationState;
  /** `X-Audit-Log-Reason`, decoded. */
  readonly reason: string | null;
  /** Tells the ledger that this request created a message. */
  created(messageId: Snowflake): void;
}

/** `null` is answered as 204, an object or list as 200. */
export type RouteAnswer = object | null | RouteResponse;

/** An answer with a status of its own. */
export class RouteResponse {
  constructor(
    readonly status: number,
    readonly body: unknown,
  ) {}
}

export function defineRoute(route: Route): Route {
  return route;
}
