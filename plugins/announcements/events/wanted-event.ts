import { createHash } from 'node:crypto';
import { truncate } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';
import { messageLink } from '../domain/reminder-text.js';

/** What an announcement's event has to say. */
export interface WantedEvent {
  readonly name: string;
  readonly description: string;
  readonly location: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/** Discord wants an end, and announcements rarely name one. */
export const EVENT_LENGTH = { hours: 1 };

const LONGEST_NAME = 100;
const LONGEST_LOCATION = 100;

/** The link in its description is how it is known again. */
export function wantedEvent(announcement: Announcement, startsAt: Temporal.Instant): WantedEvent {
  const { title, reading } = announcement;
  const link = linkOf(announcement);
  return {
    name: truncate(title.replaceAll(/\s+/g, ' ').trim(), LONGEST_NAME),
    description: link,
    location: truncate(reading.location ?? link, LONGEST_LOCATION),
    startsAt,
    endsAt: startsAt.add(EVENT_LENGTH),
  };
}

export function linkOf({ guildId, channelId, messageId }: Announcement): string {
  return messageLink(guildId, channelId, messageId);
}

/** The same for two that say the same. */
export function inShort({ name, description, location, startsAt }: WantedEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([name, description, location, startsAt.toString()]))
    .digest('base64url');
}
