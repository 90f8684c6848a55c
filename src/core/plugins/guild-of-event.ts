import { Guild } from 'discord.js';

/** The guild in which an event of Discord or of the bot has happened; null where it belongs to none. */
export function guildOfEvent(values: readonly unknown[]): string | null {
  for (const value of values) {
    const guildId = guildOf(value);
    if (guildId !== null) return guildId;
  }
  return null;
}

/** Of a guild, of what lies in one (`guildId`, `guild`), or of what belongs to that: a reaction, a member of a thread. */
function guildOf(value: unknown): string | null {
  if (value instanceof Guild) return value.id;
  if (typeof value !== 'object' || value === null) return null;
  if ('guildId' in value && typeof value.guildId === 'string') return value.guildId;
  if ('guild' in value && value.guild instanceof Guild) return value.guild.id;
  if ('message' in value && value.message !== value) return guildOf(value.message);
  return 'thread' in value ? guildOf(value.thread) : null;
}
