import type { ClaimedDelivery } from './claimed-delivery.js';

/** Those who follow these reminders, an array of ids: who is mentioned with the owner, and how many there are. */
export function followersOf(reminderIds: string): string {
  return followersAmong(`reminders_followers where reminder_id = any(${reminderIds})`);
}

/** The same, among rows that were read before. */
export function followersAmong(rows: string): string {
  return `(
    select reminder_id, array_agg(user_id::text order by id) filter (where not direct) as mentions, count(*)::int as followers
    from ${rows} group by reminder_id
  )`;
}

export interface FollowersRow {
  readonly mentions: string[] | null;
  readonly followers: number | null;
}

export function followersIn({
  mentions,
  followers,
}: FollowersRow): Pick<ClaimedDelivery, 'mentionIds' | 'followers'> {
  return { mentionIds: mentions ?? [], followers: followers ?? 0 };
}

/** What a direct message to a follower begins with; the other columns have defaults. */
export const FOLLOWER_DELIVERY = `reminders_deliveries (
      reminder_id, guild_id, channel_id, recipient_id, target, occurrence, phase, due_at, missed,
      state, problem, queued_at, attempt_at
    )`;
