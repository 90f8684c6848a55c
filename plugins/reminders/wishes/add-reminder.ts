import type { EntityManager } from '@mikro-orm/postgresql';
import { array } from '../delivery/sql-values.js';
import { Statement } from '../delivery/statement.js';
import type { Manner } from '../domain/delivery/manner.js';
import { phaseAt } from '../domain/plan/phases.js';
import type { Plan } from '../domain/plan/plan.js';
import type { Reminder } from '../reminder.entity.js';

/**
 * Takes the member's turn, counts what they have and writes one more, all in one request to the database. Nothing is
 * written when there is no room. The turn ends with the transaction, so that who comes next counts this one.
 */
const INSERT = `
  insert into reminders_reminders (
    guild_id, user_id, channel_id, text, link, mention, locale, target, notices, late, silent,
    zone, rule, starts_at, due_at, next_phase, next_at, created_at, has_image
  )
  select $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20
  where reminders_has_room($2, $3, $1)
  returning id`;

const add = new Statement<{ readonly id: string }>('add', INSERT);

const addWithImage = new Statement<{ readonly id: string }>(
  'add with image',
  `with added as (${INSERT}), pictured as (
    insert into reminders_images (reminder_id, bytes) select id, $21 from added
  )
  select id from added`,
);

/** Whose reminder of what, where, and how it comes. */
export type Owned = Pick<
  Reminder,
  'guildId' | 'userId' | 'channelId' | 'text' | 'link' | 'mention' | 'locale' | keyof Manner
>;

interface NewReminder extends Owned, Plan {
  readonly nextPhase: number;
  readonly createdAt: Temporal.Instant;
}

const FRESH = {
  occurrence: 1,
  state: 'scheduled',
  problem: null,
  snoozeOf: null,
  announcementId: null,
} as const satisfies Partial<Reminder>;

/** Writes a reminder, with its picture; null when its owner has as many as they may have. */
export async function addReminder(
  em: EntityManager,
  reminder: NewReminder,
  most: number,
  image: Uint8Array | null = null,
): Promise<Reminder | null> {
  const { guildId, userId, channelId, text, link = null, mention = null, locale } = reminder;
  const { target, notices, late, silent } = reminder;
  const { zone, rule = null, startsAt = null, dueAt, nextPhase, createdAt } = reminder;
  const nextAt = phaseAt(dueAt, nextPhase);
  const hasImage = image !== null;
  const statement = hasImage ? addWithImage : add;
  const values = [
    ...[most, guildId, userId, channelId, text, link, mention, locale],
    ...[target, array(notices), late, silent],
    ...[zone, rule, startsAt, dueAt, nextPhase, nextAt, createdAt, hasImage],
    ...(hasImage ? [image] : []),
  ];
  const [row] = await (em.isInTransaction() ? statement.runWithin(em, values) : statement.run(em, values));
  if (!row) return null;
  return { ...reminder, ...FRESH, id: row.id, rule, startsAt, nextAt, hasImage };
}
