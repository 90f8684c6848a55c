import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import type { Late } from './domain/delivery/late.js';
import type { Problem, Target } from './domain/delivery/next-step.js';
import { HOME_CHECK } from './domain/home.js';
import { LONGEST_TEXT } from './domain/longest-text.js';
import type { MassMention } from './domain/mass-mention.js';
import { phaseAt } from './domain/plan/phases.js';

/**
 * - scheduled: its time, or its next time, has not come
 * - held: it would be scheduled, but its guild or its owner is away
 * - paused: its owner does not want it for now
 * - delivering: its last time has come, a delivery is under way
 * - sent: the last has arrived
 * - failed: the last could not be delivered, and its owner is told why
 */
export type ReminderState = 'scheduled' | 'held' | 'paused' | 'delivering' | 'sent' | 'failed';

/** What somebody wants to be reminded of. It is never deleted but by its owner, or long after it arrived. */
export const Reminder = defineEntity({
  name: 'Reminder',
  tableName: 'reminders_reminders',
  indexes: [
    { name: 'reminders_reminders_owner_index', properties: ['guildId', 'userId'] },
    {
      name: 'reminders_reminders_due_index',
      expression: `create index reminders_reminders_due_index on reminders_reminders (next_at) where state = 'scheduled'`,
    },
    // Without the many that are null: each index that a row stands in is written whenever it is.
    {
      name: 'reminders_reminders_snoozer_unique',
      expression: `create unique index reminders_reminders_snoozer_unique on reminders_reminders (snooze_of, user_id) where snooze_of is not null`,
    },
    {
      name: 'reminders_reminders_announcement_unique',
      expression: `create unique index reminders_reminders_announcement_unique on reminders_reminders (announcement_id) where announcement_id is not null`,
    },
  ],
  triggers: [
    {
      name: 'deliveries_trigger',
      timing: 'after',
      events: ['delete'],
      forEach: 'row',
      body: 'delete from reminders_deliveries where reminder_id = old.id; return null',
    },
  ],
  properties: {
    id: p.bigint('string').primary(),
    /** Where it lives: see `domain/home.ts`. */
    guildId: snowflake(),
    channelId: snowflake(),
    /** Its owner. */
    userId: snowflake(),
    text: p.text(),
    /** When the next occurrence is due. */
    dueAt: instant(),
    /** Advance notices, as minutes before each occurrence. */
    notices: p
      .array((minutes) => Number(minutes))
      .columnType('int[]')
      .$type<number[]>()
      .default([]),
    /** What is told next: one of the notices, or 0, the occurrence itself. */
    nextPhase: p.integer().default(0),
    /** When that is. */
    nextAt: instant().onCreate(nextAt).onUpdate(nextAt),
    late: p.text().$type<Late>().default('send'),
    /** Where it goes first. */
    target: p.text().$type<Target>().default('channel'),
    /** The message that it is about, as a link. */
    link: p.text().nullable(),
    /** Whom it mentions beside its owner, as long as that is allowed. */
    mention: p.text().$type<MassMention>().nullable(),
    /** Whether a picture of it is kept. */
    hasImage: p.boolean().default(false),
    /** Whether nobody's device makes a sound. */
    silent: p.boolean().default(false),
    /** The IANA time zone in which it was meant. */
    zone: p.text().default('UTC'),
    /** RRULE text of what repeats; null for what comes once. */
    rule: p.text().nullable(),
    /** The first possible occurrence of the rule, as wall time in the zone: 2026-11-27T20:00:00. */
    startsAt: p.text().nullable(),
    /** Counts the occurrences, from 1; a delivery belongs to one of them. */
    occurrence: p.integer().default(1),
    state: p.text().$type<ReminderState>().default('scheduled'),
    /** Why it failed. */
    problem: p.text().$type<Problem>().nullable(),
    /** Of the owner, as Discord names it; for the words around the text. */
    locale: p.text(),
    /** The delivery that its owner wanted to see again later; each whom it reminded has one such reminder at most. */
    snoozeOf: p.bigint('string').nullable(),
    /** The announcement that it was made from; it has one such reminder at most, which is not its author's to change. */
    announcementId: snowflake().nullable(),
    createdAt: instant(),
  },
  checks: [
    {
      name: 'reminders_reminders_text_check',
      expression: `length(text) >= 1 and length(text) <= ${LONGEST_TEXT}`,
    },
    { name: 'reminders_reminders_rule_check', expression: '(rule is null) = (starts_at is null)' },
    {
      name: 'reminders_reminders_next_check',
      expression: `next_phase >= 0 and next_at = due_at - make_interval(mins => next_phase)`,
    },
    { name: 'reminders_reminders_home_check', expression: HOME_CHECK },
    { name: 'reminders_reminders_late_check', expression: `late in ('send', 'skip', 'summarise')` },
    { name: 'reminders_reminders_target_check', expression: `target in ('channel', 'dm')` },
    {
      name: 'reminders_reminders_link_check',
      expression: `starts_with(link, 'https://discord.com/channels/')`,
    },
    {
      name: 'reminders_reminders_mention_check',
      expression: `mention in ('everyone', 'here') or mention ~ '^[1-9][0-9]{0,19}$'`,
    },
    { name: 'reminders_reminders_occurrence_check', expression: 'occurrence >= 1' },
    {
      name: 'reminders_reminders_state_check',
      expression: `state in ('scheduled', 'held', 'paused', 'delivering', 'sent', 'failed')`,
    },
    {
      name: 'reminders_reminders_problem_check',
      expression: `(state = 'failed') = (problem is not null)`,
    },
  ],
});

export type Reminder = InferEntity<typeof Reminder>;

/** Follows from the two others, so that nobody who moves a reminder can forget it. */
function nextAt({ dueAt, nextPhase }: { readonly dueAt: Temporal.Instant; readonly nextPhase?: number }) {
  return phaseAt(dueAt, nextPhase ?? 0);
}
