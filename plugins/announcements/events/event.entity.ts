import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';

/**
 * - kept: it is to be as its announcement's reminder is
 * - failed: Discord said no to what it says; it is tried again when that changes
 * - removed: a person deleted it, and it stays so
 */
export type EventState = 'kept' | 'failed' | 'removed';

/** Why a guild takes no event of ours: we may not make any, or it has as many as Discord allows. */
export type EventBarrier = 'forbidden' | 'full';

/** The scheduled event of an announcement, or the wish for one. The row is there before Discord is asked. */
export const AnnouncementEvent = defineEntity({
  name: 'AnnouncementEvent',
  tableName: 'announcements_events',
  indexes: [
    {
      name: 'announcements_events_look_index',
      expression:
        'create index announcements_events_look_index on announcements_events (look_at) where look_at is not null',
    },
    {
      name: 'announcements_events_event_index',
      expression:
        'create index announcements_events_event_index on announcements_events (event_id) where event_id is not null',
    },
  ],
  properties: {
    messageId: snowflake().primary(),
    guildId: snowflake().index('announcements_events_guild_index'),
    state: p.text().$type<EventState>().default('kept'),
    /** Discord's event, as far as we know; null where there is none. */
    eventId: snowflake().nullable(),
    /** When that begins. */
    startsAt: instant().nullable(),
    /** What Discord was told of it, in short: what stands as it should costs no request. */
    told: p.text().nullable(),
    /** When it is next compared with its reminder; null where nothing is to come any more. */
    lookAt: instant().nullable(),
    /** Who looks has until then. */
    leaseUntil: instant().nullable(),
    /** It waits until then, since its guild takes no event of ours; null for what does not wait. */
    closedUntil: instant().nullable(),
    /** Why it waits. */
    closedWhy: p.text().$type<EventBarrier>().nullable(),
    attempts: p.integer().default(0),
    /** Counts what happened to the announcement, so that what happens during a look is looked at, too. */
    revision: p.integer().default(1),
    createdAt: instant(),
  },
  checks: [
    { name: 'announcements_events_state_check', expression: `state in ('kept', 'failed', 'removed')` },
    { name: 'announcements_events_why_check', expression: `closed_why in ('forbidden', 'full')` },
    { name: 'announcements_events_attempts_check', expression: 'attempts >= 0' },
  ],
});

export type AnnouncementEvent = InferEntity<typeof AnnouncementEvent>;
