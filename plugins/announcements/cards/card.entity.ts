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
    createdAt: instant(),
  },
  checks: [
    {
      name: 'announcements_cards_state_check',
      expression: `state in ('waiting', 'posted', 'skipped', 'failed')`,
    },
    { name: 'announcements_cards_attempts_check', expression: 'attempts >= 0' },
  ],
});

export type Card = InferEntity<typeof Card>;
