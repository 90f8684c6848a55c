import type { Snowflake } from 'discord-api-types/v10';
import type { State } from './state.js';

/** First millisecond of 2015, from which Discord counts. */
const DISCORD_EPOCH = 1_420_070_400_000n;
const TIMESTAMP_SHIFT = 22n;

/** A new id that carries `instant`, larger than all before it, also when the clock stood still or went back. */
export function nextSnowflake(state: State, instant: Temporal.Instant): Snowflake {
  const byTime = (BigInt(instant.epochMilliseconds) - DISCORD_EPOCH) << TIMESTAMP_SHIFT;
  const byOrder = BigInt(state.lastId) + 1n;
  state.lastId = String(byTime > byOrder ? byTime : byOrder);
  return state.lastId;
}

/** The instant at which an id was given out. */
export function snowflakeInstant(id: Snowflake): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number((BigInt(id) >> TIMESTAMP_SHIFT) + DISCORD_EPOCH));
}

/** Orders ids by age, for `sort`. */
export function bySnowflake(a: { readonly id: Snowflake }, b: { readonly id: Snowflake }): number {
  return a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
