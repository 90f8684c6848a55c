/** Discord's limits on a gateway connection. Tests make some of them smaller instead of waiting. */
export interface GatewayLimits {
  readonly heartbeatIntervalMs: number;
  /** One IDENTIFY per bucket in this time. */
  readonly identifyIntervalMs: number;
  /** Frames that a client may send in a minute. */
  readonly framesPerMinute: number;
  readonly frameBytes: number;
  /** How long a dropped session can be resumed ("a few minutes"). */
  readonly resumeWithinMs: number;
  /** What a session keeps for a replay; a client that has missed more must identify anew. */
  readonly replayEvents: number;
  readonly replayBytes: number;
  /** A client that reads so slowly that this much waits for it is cut off. */
  readonly unreadBytes: number;
}

/** https://docs.discord.com/developers/events/gateway, and sizes of our own where Discord names none. */
export const GATEWAY_LIMITS: GatewayLimits = {
  heartbeatIntervalMs: 41_250,
  identifyIntervalMs: 5_000,
  framesPerMinute: 120,
  frameBytes: 4_096,
  resumeWithinMs: 120_000,
  replayEvents: 20_000,
  replayBytes: 16 * 2 ** 20,
  unreadBytes: 64 * 2 ** 20,
};
