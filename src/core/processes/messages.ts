import type { Config } from '../config/config.js';

/**
 * What the manager and its processes say to each other over the IPC channel.
 * One union per direction, so that a new message is a compile error wherever it is not handled.
 */
export type ToManager =
  /** All of the process's work is being done: its shards are ready, its API listens. */
  | { readonly op: 'ready'; readonly apiUrl: string | null }
  /** Not ready, for a reason that a restart would not mend; said again at least every half minute. */
  | { readonly op: 'waiting' }
  /** Alive; sent every second. A process that misses five is replaced. */
  | { readonly op: 'beat' }
  /** Wants to send this many requests under Discord's global limit. */
  | { readonly op: 'take'; readonly lane: Lane; readonly count: number }
  /** Gave up on this many of the requests that it wanted to send. */
  | { readonly op: 'leave'; readonly lane: Lane; readonly count: number }
  /** This many of the requests that were granted have been answered, or were not sent after all. */
  | { readonly op: 'answered'; readonly count: number }
  /** Discord answered 429 for the whole bot: nobody sends for this many milliseconds. */
  | { readonly op: 'globalPause'; readonly milliseconds: number }
  /** Cannot go on. With `operator` somebody has to mend what it says; unless it may pass, a restart would not help. */
  | { readonly op: 'failed'; readonly text: string; readonly operator: Advice | null }
  /** Answer of the one-shot `prepare` process. */
  | { readonly op: 'prepared'; readonly plan: Plan };

export type ToProcess =
  /** The first message. */
  | { readonly op: 'start'; readonly assignment: Assignment }
  /** May send this many. With a count of 0: you are still in the queue. */
  | { readonly op: 'grant'; readonly lane: Lane; readonly count: number }
  | { readonly op: 'stop' };

/** The parts of an `OperatorError`. */
export interface Advice {
  readonly why: string;
  readonly next: string;
  readonly passing: boolean;
}

/** User-facing requests go before bulk ones. */
export type Lane = 'user' | 'bulk';

/** What a process is to do. Passed over IPC rather than in the environment, where other programs could read the token. */
export interface Assignment {
  /** For logs and heartbeats, for example `gateway 0-3`. */
  readonly name: string;
  readonly config: Config;
  readonly token: string;
  readonly databaseUrl: string;
  readonly shards?: { readonly ids: readonly number[]; readonly total: number };
  /** Plugins that `prepare` has left out, of which the manager has told the operator. */
  readonly toldLeftOut?: readonly string[];
  /** Over all hosts, as Discord recommends or the configuration says. Not for `prepare`, which finds it out. */
  readonly plannedShards?: number;
  /** Number of processes that share Discord's limits. */
  readonly processes: number;
}

/** What the manager needs to know before it spawns. */
export interface Plan {
  readonly applicationId: string;
  readonly shardCount: number;
  readonly inviteUrl: string;
  /** Null where users cannot add the application to their own account. */
  readonly accountUrl: string | null;
  readonly commandsRegistered: number | null;
  readonly migrationsApplied: readonly string[];
  readonly plugins: readonly string[];
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
}
