import type { Snowflake } from 'discord-api-types/v10';
import type { SandboxClock } from './clock.js';
import type { Interactions } from './interactions/interactions.js';
import type { State } from './state/state.js';

/**
 * The heart that all parts of the local Discord share: routes and actors change the state and dispatch what they did,
 * the gateway tells it to the sessions that may know.
 */
export interface World {
  readonly clock: SandboxClock;
  readonly state: State;
  /** A new id that carries the clock's time, larger than all before it. */
  nextId(): Snowflake;
  /** Sends an event to every gateway session whose shard, intents and application it concerns. */
  dispatch(event: Dispatch): void;
  /** Calls `listener` for every dispatched event, in order: the gateway, the web page, a test. Returns what ends it. */
  subscribe(listener: (event: Dispatch) => void): () => void;
  /** Interactions whose token still lives. */
  readonly interactions: Interactions;
  /** Marks the state as changed, so that it is saved. */
  touch(): void;
}

export interface Dispatch {
  /** Name of the gateway event, for example `MESSAGE_CREATE`. */
  readonly type: string;
  /** The payload as Discord sends it, before intents take away what a session may not see. */
  readonly data: object;
  /** The guild that the event is about; null for direct messages, which go to shard 0. */
  readonly guildId: Snowflake | null;
  /** Restricts the event to one application (interactions, or a DM with that bot). */
  readonly applicationId?: Snowflake;
}
