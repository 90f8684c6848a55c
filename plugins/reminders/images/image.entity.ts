import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { Reminder } from '../reminder.entity.js';
import { Draft } from '../wishes/draft.entity.js';

/**
 * The picture of a reminder, or of one that is still a question, and gone with it. It stands apart, so that nothing that
 * looks for what is due reads it.
 */
export const Image = defineEntity({
  name: 'Image',
  tableName: 'reminders_images',
  uniques: [
    { name: 'reminders_images_reminder_unique', properties: ['reminder'] },
    { name: 'reminders_images_draft_unique', properties: ['draft'] },
  ],
  properties: {
    id: p.bigint('string').primary(),
    reminder: () => p.manyToOne(Reminder).deleteRule('cascade').nullable(),
    draft: () => p.manyToOne(Draft).deleteRule('cascade').nullable(),
    bytes: p.blob(),
  },
  checks: [
    { name: 'reminders_images_of_check', expression: 'num_nonnulls(reminder_id, draft_id) = 1' },
    { name: 'reminders_images_bytes_check', expression: 'length(bytes) >= 1 and length(bytes) <= 8388608' },
  ],
});

export type Image = InferEntity<typeof Image>;
