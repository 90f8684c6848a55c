import type { Snowflake } from 'discord-api-types/v10';
import { SandboxClock } from './clock.js';
import { Interactions } from './interactions/interactions.js';
import { Ledger } from './ledger.js';
import { FileStore } from './state/files.js';
import { NonceMemory } from './state/nonces.js';
import { nextSnowflake } from './state/snowflakes.js';
import { createState, type State } from './state/state.js';

/**
 * The heart that all parts of the local Discord share: routes and actors change the state and dispatch what they did,
 * the gateway tells it to the sessions that may know.
 */
export interface World {
  /** The time of the story: of messages, tokens, timers. A test moves it. */
  readonly clock: SandboxClock;
  /**
   * The time that a client measures by itself: heartbeats, identify intervals, rate limits. It must neither stand still
   * nor jump when a test moves the story.
   */
  readonly hostClock: SandboxClock;
  readonly state: State;
  /** What was asked over REST and what came of it. */
  readonly ledger: Ledger;
  /** Uploaded files, served under `/attachments/...`. */
  readonly files: FileStore;
  readonly nonces: NonceMemory;
  /** Interactions whose token still lives. */
  readonly interactions: Interactions;
  readonly limits: WorldLimits;
  /** Where the server listens, for example `http://127.0.0.1:4000`. Set once the port is known. */
  origin: string;
  /** A new id that carries the clock's time, larger than all before it. */
  nextId(): Snowflake;
  /** Sends an event to every gateway session whose shard, intents and application it concerns. */
  dispatch(event: Dispatch): void;
  /** Calls `listener` for every dispatched event, in order: the gateway, the web page, a test. Returns what ends it. */
  subscribe(listener: (event: Dispatch) => void): () => void;
  /** Marks the state as changed, so that it is saved. */
  touch(): void;
  /** Hears every change of the state. Returns what ends it. */
  onTouch(listener: () => void): () => void;
}

export interface Dispatch {
  /** Name of the gateway event, for example `MESSAGE_CREATE`. */
  readonly type: string;
  /** The payload as Discord sends it, before intents take away what a session may not see. */
  readonly data: object;
  /** The guild that the event is about; null for direct messages, which go to shard 0. */
  readonly guildId: Snowflake | null;
  /** The channel that a bot must be able to view to hear of it. */
  readonly channelId?: Snowflake;
  /** Restricts the event to one application (interactions, or a DM with that bot). */
  readonly applicationId?: Snowflake;
}

export interface WorldLimits {
  /** Requests a second that one application may make; null switches every REST limit off. */
  readonly requestsPerSecond: number | null;
  /** How long a nonce is remembered. Discord says "the past few minutes". */
  readonly nonceSeconds: number;
  /** 401, 403 and 429 answers within ten minutes after which Cloudflare shuts the door. */
  readonly invalidRequests: number;
}

export interface WorldOptions {
  readonly clock?: SandboxClock;
  readonly hostClock?: SandboxClock;
  /** A state that was loaded; a new one is empty. */
  readonly state?: State;
  readonly limits?: Partial<WorldLimits>;
}

const DISCORD_LIMITS: WorldLimits = { requestsPerSecond: 50, nonceSeconds: 180, invalidRequests: 10_000 };

export function createWorld(options: WorldOptions = {}): World {
  const clock = options.clock ?? new SandboxClock();
  const hostClock = options.hostClock ?? new SandboxClock();
  const state = options.state ?? createState();
  const limits = { ...DISCORD_LIMITS, ...options.limits };
  const dispatches = new Listeners<Dispatch>();
  const changes = new Listeners<void>();
  return {
    clock,
    hostClock,
    state,
    ledger: new Ledger(clock, hostClock),
    files: new FileStore(),
    nonces: new NonceMemory(clock, limits.nonceSeconds),
    interactions: new Interactions(clock),
    limits,
    origin: 'http://127.0.0.1',
    nextId: () => nextSnowflake(state, clock.now()),
    dispatch: (event) => dispatches.tell(event),
    subscribe: (listener) => dispatches.add(listener),
    touch: () => changes.tell(),
    onTouch: (listener) => changes.add(listener),
  };
}

class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  add(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }
}
