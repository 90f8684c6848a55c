/**
 * What the manager and its processes say to each other over the IPC channel.
 * One union per direction, so that a new message is a compile error wherever it is not handled.
 */
export type ToManager =
  /** All of the process's work is being done: its shards are ready, its API listens. */
  | { readonly op: 'ready' }
  /** Alive; sent every second. A process that misses five is replaced. */
  | { readonly op: 'beat'; readonly at: number }
  /** Wants to send this many requests under Discord's global limit. */
  | { readonly op: 'take'; readonly lane: Lane; readonly count: number }
  /** Gave up on this many of the requests that it wanted to send. */
  | { readonly op: 'leave'; readonly lane: Lane; readonly count: number }
  /** Discord answered 429 for the whole bot: nobody sends for this many milliseconds. */
  | { readonly op: 'globalPause'; readonly milliseconds: number }
  /** Cannot go on. `fatal` means that a restart would not help (bad token, intent not allowed). */
  | { readonly op: 'failed'; readonly text: string; readonly fatal: boolean }
  /** Answer of the one-shot `prepare` process. */
  | { readonly op: 'prepared'; readonly plan: Plan };

export type ToProcess =
  /** May send this many. With a count of 0: you are still in the queue. */
  { readonly op: 'grant'; readonly lane: Lane; readonly count: number } | { readonly op: 'stop' };

/** User-facing requests go before bulk ones. */
export type Lane = 'user' | 'bulk';

/** What the manager needs to know before it spawns. */
export interface Plan {
  readonly applicationId: string;
  readonly shardCount: number;
  readonly inviteUrl: string;
  readonly commandsRegistered: number | null;
  readonly migrationsApplied: readonly string[];
  readonly plugins: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}
