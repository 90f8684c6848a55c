import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import { Reminder } from '../reminder.entity.js';

/** Somebody who wants to be reminded together with a reminder's owner. */
export const Follower = defineEntity({
  name: 'Follower',
  tableName: 'reminders_followers',
  uniques: [{ name: 'reminders_followers_user_unique', properties: ['reminder', 'userId'] }],
  properties: {
    id: p.bigint('string').primary(),
    reminder: () => p.manyToOne(Reminder).deleteRule('cascade'),
    userId: snowflake(),
    /** By direct message, and not by a mention in the channel. */
    direct: p.boolean().default(false),
    /** As Discord names it, for the words of a direct message. */
    locale: p.text(),
    createdAt: instant(),
  },
});

export type Follower = InferEntity<typeof Follower>;
