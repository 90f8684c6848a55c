import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import type { Problem, Target } from '../domain/delivery/next-step.js';
import { Reminder } from '../reminder.entity.js';

/** Held while the guild or the owner is away. */
export type DeliveryState = 'pending' | 'held' | 'sent' | 'failed';

/** One message that must arrive. The row is there before anything is sent, and unique, so that none is sent for twice. */
export const Delivery = defineEntity({
  name: 'Delivery',
  tableName: 'reminders_deliveries',
  indexes: [
    {
      name: 'reminders_deliveries_pending_index',
      expression: `create index reminders_deliveries_pending_index on reminders_deliveries (attempt_at) where state = 'pending'`,
    },
    {
      name: 'reminders_deliveries_message_unique',
      expression: `create unique index reminders_deliveries_message_unique on reminders_deliveries (message_id) where message_id is not null`,
    },
    {
      name: 'reminders_deliveries_untold_index',
      expression: 'create index reminders_deliveries_untold_index on reminders_deliveries (id) where untold',
    },
  ],
  uniques: [
    {
      name: 'reminders_deliveries_phase_unique',
      properties: ['reminder', 'occurrence', 'phase', 'recipientId'],
    },
  ],
  properties: {
    id: p.bigint('string').primary(),
    /**
     * Without a foreign key, which would look each reminder up once more: deliveries are written only by statements that
     * hold theirs locked, and a trigger of the reminders deletes them with it.
     */
    reminder: () => p.manyToOne(Reminder).createForeignKeyConstraint(false),
    /** Whom it reminds: the owner and those who are mentioned beside them, or one follower by direct message. */
    recipientId: snowflake(),
    /** Of the reminder, kept here so that turns can be taken without reading it. */
    guildId: snowflake(),
    /** The same; direct messages to followers take their turn by the follower. */
    channelId: snowflake(),
    occurrence: p.integer(),
    /** Minutes before the occurrence; 0 is the occurrence itself. */
    phase: p.integer().default(0),
    /** The moment that it tells of. */
    dueAt: instant(),
    /** How many moments were passed over because the bot was away. */
    missed: p.integer().default(0),
    queuedAt: instant(),
    state: p.text().$type<DeliveryState>().default('pending'),
    /** Where the next attempt goes: the reminder's channel, or its owner's direct messages when that is closed. */
    target: p.text().$type<Target>().default('channel'),
    attempts: p.integer().default(0),
    /** When the next attempt may be made; while one is being made, the end of its lease. */
    attemptAt: instant(),
    /** The first attempt of which nobody knows whether it arrived. */
    inDoubtSince: instant().nullable(),
    /** What was wrong with the last place that refused it. */
    problem: p.text().$type<Problem>().nullable(),
    /** Whether it failed and belongs to an announcement, whose plugin still has to hear of it. */
    untold: p.boolean().default(false),
    sentAt: instant().nullable(),
    messageId: snowflake().nullable(),
  },
  checks: [
    {
      name: 'reminders_deliveries_state_check',
      expression: `state in ('pending', 'held', 'sent', 'failed')`,
    },
    { name: 'reminders_deliveries_target_check', expression: `target in ('channel', 'dm')` },
    {
      name: 'reminders_deliveries_numbers_check',
      expression: 'occurrence >= 1 and phase >= 0 and attempts >= 0',
    },
    {
      name: 'reminders_deliveries_sent_check',
      expression: `(state = 'sent') = (sent_at is not null) and (state = 'sent') = (message_id is not null)`,
    },
    { name: 'reminders_deliveries_failed_check', expression: `state <> 'failed' or problem is not null` },
  ],
});

export type Delivery = InferEntity<typeof Delivery>;
