import type { Snowflake } from 'discord-api-types/v10';

/** The shard that hears of a guild; direct messages go to shard 0. https://docs.discord.com/developers/events/gateway#sharding */
export function shardOf(guildId: Snowflake | null, shardCount: number): number {
  if (guildId === null || shardCount === 1) return 0;
  return Number((BigInt(guildId) >> 22n) % BigInt(shardCount));
}
