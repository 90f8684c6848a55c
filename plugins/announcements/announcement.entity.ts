import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import type { AnnouncementReading } from './reminders.js';

/**
 * - set: it has a reminder
 * - asked: a person has to say which time it is; it has no reminder
 * - undone: a person took its reminder back
 * - dismissed: a person said that it is none, or it says no longer when it is
 * - gone: the message was deleted
 */
export type AnnouncementState = 'set' | 'asked' | 'undone' | 'dismissed' | 'gone';

/** A message in which something was announced. One row per message: whoever hears of it twice finds the row. */
export const Announcement = defineEntity({
  name: 'Announcement',
  tableName: 'announcements_announcements',
  indexes: [
    { name: 'announcements_announcements_guild_index', properties: ['guildId', 'createdAt'] },
    { name: 'announcements_announcements_card_index', properties: ['cardId'] },
    {
      name: 'announcements_announcements_look_index',
      expression:
        'create index announcements_announcements_look_index on announcements_announcements (message_id) where look_wanted',
    },
    {
      name: 'announcements_announcements_wanted_index',
      expression:
        'create index announcements_announcements_wanted_index on announcements_announcements (changed_at) where card_wanted',
    },
  ],
  properties: {
    messageId: snowflake().primary(),
    guildId: snowflake(),
    channelId: snowflake(),
    authorId: snowflake(),
    state: p.text().$type<AnnouncementState>(),
    title: p.text(),
    /** What the message said when it was last read, in short: an edit that leaves it alone changes nothing. */
    fingerprint: p.text(),
    reading: p.json().$type<AnnouncementReading>(),
    /** Counts what happened to it, from 1. A button of an older revision does nothing but show the newer one. */
    revision: p.integer().default(1),
    /** When its reminder was due before the last edit. */
    movedFrom: instant().nullable(),
    /** Who chose, fixed, undid or dismissed; null as long as nobody has. */
    decidedBy: snowflake().nullable(),
    /** Whether a message about its newest revision still has to be written. */
    cardWanted: p.boolean(),
    /** The message that tells of it. */
    cardId: p.bigint('string').nullable(),
    /** Until which time of its reminder its message was looked at once more. */
    checkedFor: instant().nullable(),
    /** Whether the bot was away since, so that its message has to be looked at: it may have been changed or deleted. */
    lookWanted: p.boolean().default(false),
    createdAt: instant(),
    changedAt: instant(),
  },
  checks: [
    {
      name: 'announcements_announcements_state_check',
      expression: `state in ('set', 'asked', 'undone', 'dismissed', 'gone')`,
    },
    { name: 'announcements_announcements_revision_check', expression: 'revision >= 1' },
  ],
});

export type Announcement = InferEntity<typeof Announcement>;

/** Whether it said when it is, and says so no longer. Nobody has decided about it: what it says next counts again. */
export function isWithdrawn({ state, decidedBy }: Pick<Announcement, 'state' | 'decidedBy'>): boolean {
  return state === 'dismissed' && !decidedBy;
}
