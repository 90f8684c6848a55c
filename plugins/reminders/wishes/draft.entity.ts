import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import type { Late } from '../domain/delivery/late.js';
import type { Target } from '../domain/delivery/next-step.js';
import { HOME_CHECK } from '../domain/home.js';
import type { Invite } from '../domain/invite.js';
import type { MassMention } from '../domain/mass-mention.js';
import type { Assumption } from '../domain/reading/reading.js';

/** A reading of what was typed, as JSON keeps it. */
export interface DraftOption {
  readonly dueAt: string;
  readonly zone: string;
  readonly rule?: string | null | undefined;
  readonly startsAt?: string | null | undefined;
  readonly assumptions: readonly Assumption[];
  /** It comes so many minutes before what was read. */
  readonly minutesBefore?: number | undefined;
}

/** A reminder whose owner has still to say which of several readings they meant. Until then it does not exist. */
export const Draft = defineEntity({
  name: 'Draft',
  tableName: 'reminders_drafts',
  indexes: [{ name: 'reminders_drafts_owner_index', properties: ['guildId', 'userId'] }],
  properties: {
    id: p.bigint('string').primary(),
    /** Where it lives: see `domain/home.ts`. */
    guildId: snowflake(),
    channelId: snowflake(),
    userId: snowflake(),
    /** The reminder that it changes; none when it makes one. */
    reminderId: p.bigint('string').nullable(),
    target: p.text().$type<Target>().default('channel'),
    notices: p
      .array((minutes) => Number(minutes))
      .columnType('int[]')
      .$type<number[]>()
      .default([]),
    late: p.text().$type<Late>().default('send'),
    silent: p.boolean().default(false),
    mention: p.text().$type<MassMention>().nullable(),
    text: p.text(),
    /** The message that it is about, as a link. */
    link: p.text().nullable(),
    /** Whom its owner wants to ask whether they want to be reminded, too. */
    invite: p.json().$type<Invite>().nullable(),
    locale: p.text(),
    /** What was typed for when, to be mended by its owner; none where nobody has typed it. */
    typed: p.text().nullable(),
    /** How often, said beside it. */
    repeat: p.text().nullable(),
    /** None while what was typed cannot be read. */
    options: p.json().$type<readonly DraftOption[]>(),
    createdAt: instant(),
  },
  checks: [
    { name: 'reminders_drafts_target_check', expression: `target in ('channel', 'dm')` },
    { name: 'reminders_drafts_home_check', expression: HOME_CHECK },
    { name: 'reminders_drafts_late_check', expression: `late in ('send', 'skip', 'summarise')` },
  ],
});

export type Draft = InferEntity<typeof Draft>;
