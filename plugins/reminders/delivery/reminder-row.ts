import type { ClaimedDelivery } from './claimed-delivery.js';

/** What is needed of a reminder, `r`, to say it. */
export const REMINDER = `
  r.id as reminder_id, r.guild_id, r.channel_id, r.user_id, r.text, r.link, r.late, r.notices, r.silent, r.mention,
  r.has_image, r.occurrence as reminder_occurrence, r.announcement_id, r.created_at`;

type Told = ClaimedDelivery['reminder'];

/** The same, as the database gives it. */
export interface ReminderRow extends Pick<Told, 'text' | 'link' | 'late' | 'notices' | 'silent' | 'mention'> {
  readonly reminder_id: string;
  readonly guild_id: string;
  readonly channel_id: string;
  readonly user_id: string;
  readonly has_image: boolean;
  readonly reminder_occurrence: number;
  readonly announcement_id: string | null;
  readonly created_at: string;
}

export function reminderIn(row: ReminderRow, state: Told['state']): Told {
  const { text, link, late, notices, silent, mention } = row;
  return {
    id: row.reminder_id,
    guildId: row.guild_id,
    channelId: row.channel_id,
    userId: row.user_id,
    ...{ text, link, late, notices, silent, mention },
    hasImage: row.has_image,
    occurrence: row.reminder_occurrence,
    state,
    announcementId: row.announcement_id,
    createdAt: Temporal.Instant.from(row.created_at),
  };
}
