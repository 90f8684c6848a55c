import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';

/**
 * - bot-removed: the bot is no longer in the guild
 * - switched-off: the guild does not want reminders for now
 * - owner-left: a member is no longer in the guild
 */
export type AbsenceReason = 'bot-removed' | 'switched-off' | 'owner-left';

/** Why reminders of a guild, or of one member of it, wait instead of coming. Gone when they go on, or are erased. */
export const Absence = defineEntity({
  name: 'Absence',
  tableName: 'reminders_absences',
  indexes: [
    {
      name: 'reminders_absences_whom_unique',
      expression: `create unique index reminders_absences_whom_unique on reminders_absences (guild_id, user_id) nulls not distinct`,
    },
    { name: 'reminders_absences_look_index', properties: ['lookAt'] },
  ],
  properties: {
    id: p.bigint('string').primary(),
    guildId: snowflake(),
    /** Who left; null when it is the guild as a whole. */
    userId: snowflake().nullable(),
    reason: p.text().$type<AbsenceReason>(),
    since: instant(),
    /** When somebody looks again whether it is over. */
    lookAt: instant(),
  },
  checks: [
    {
      name: 'reminders_absences_reason_check',
      expression: `reason in ('bot-removed', 'switched-off', 'owner-left')`,
    },
    { name: 'reminders_absences_user_check', expression: `(reason = 'owner-left') = (user_id is not null)` },
  ],
});

export type Absence = InferEntity<typeof Absence>;
