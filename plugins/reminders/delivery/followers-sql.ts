import type { ClaimedDelivery } from './claimed-delivery.js';

/** Selects, beside a reminder, who is mentioned with its owner, and how many follow it. */
export function followersOf(reminder: string): string {
  const of = `from reminders_followers where reminder_id = ${reminder}.id`;
  return `array(select user_id::text ${of} and not direct order by id) as mentions, (select count(*)::int ${of}) as followers`;
}

export interface FollowersRow {
  readonly mentions: string[];
  readonly followers: number;
}

export function followersIn({
  mentions,
  followers,
}: FollowersRow): Pick<ClaimedDelivery, 'mentionIds' | 'followers'> {
  return { mentionIds: mentions, followers };
}

/** What a direct message to a follower begins with; the other columns have defaults. */
export const FOLLOWER_DELIVERY = `reminders_deliveries (
      reminder_id, guild_id, channel_id, recipient_id, target, occurrence, phase, due_at, missed,
      state, problem, queued_at, attempt_at
    )`;
