import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';

/**
 * - waiting: it has to be posted
 * - posted: it stands in the channel
 * - skipped: there was nothing to tell any more, or nowhere to tell it
 * - failed: Discord did not take it
 */
export type CardState = 'waiting' | 'posted' | 'skipped' | 'failed';

/** A message that tells of a few announcements, with buttons. The row is there before anything is sent. */
export const Card = defineEntity({
  name: 'AnnouncementCard',
  tableName: 'announcements_cards',
  indexes: [
    {
      name: 'announcements_cards_waiting_index',
      expression: `create index announcements_cards_waiting_index on announcements_cards (attempt_at) where state = 'waiting'`,
    },
    {
      name: 'announcements_cards_edit_index',
      expression:
        'create index announcements_cards_edit_index on announcements_cards (edit_at) where edit_at is not null',
    },
  ],
  properties: {
    id: p.bigint('string').primary(),
    guildId: snowflake(),
    state: p.text().$type<CardState>().default('waiting'),
    attempts: p.integer().default(0),
    /** When the next attempt may be made; while one is being made, the end of its lease. */
    attemptAt: instant(),
    /** Of the first attempt. */
    triedAt: instant().nullable(),
    /** Where it stands, once it is posted. */
    channelId: snowflake().nullable(),
    messageId: snowflake().nullable(),
    /** When it has to be edited, since something has changed that nobody did by its buttons; null when it is as it should. */
    editAt: instant().nullable(),
    editAttempts: p.integer().default(0),
    /** Counts such changes, so that what happens during an edit is shown by another one. */
    editRevision: p.integer().default(0),
    createdAt: instant(),
  },
  checks: [
    {
      name: 'announcements_cards_state_check',
      expression: `state in ('waiting', 'posted', 'skipped', 'failed')`,
    },
    { name: 'announcements_cards_attempts_check', expression: 'attempts >= 0' },
    { name: 'announcements_cards_edit_attempts_check', expression: 'edit_attempts >= 0' },
  ],
});

export type Card = InferEntity<typeof Card>;
