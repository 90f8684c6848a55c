/**
 * Where a reminder lives: turns, quotas, limits and settings go by it. It is the id of a guild, or, for a personal
 * reminder, which belongs to no guild, the id of its owner. Discord gives no id twice, so the two cannot be taken for
 * each other.
 */
export interface Homed {
  readonly guildId: string;
  readonly userId: string;
}

/** Whether it belongs to its owner alone. It comes by direct message, and nobody else hears of it. */
export function isPersonal({ guildId, userId }: Homed): boolean {
  return guildId === userId;
}

/** The same, as the database keeps it. */
export const HOME_CHECK = `guild_id <> user_id or target = 'dm' and channel_id = user_id`;
