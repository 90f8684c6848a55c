import type { EntityManager } from '@mikro-orm/postgresql';
import { array } from '../delivery/sql-values.js';
import type { Problem } from '../domain/delivery/next-step.js';
import type { ReminderState } from '../reminder.entity.js';

/** That the reminder of an announcement did not arrive the last time. */
export interface AnnouncedFailure {
  /** The moment that it was about. */
  readonly dueAt: Temporal.Instant;
  readonly problem: Problem;
}

/** An announcement whose plugin still has to hear of a failure. */
export interface Untold {
  readonly guildId: string;
  readonly announcementId: string;
}

const UNTOLD = `
  select distinct r.guild_id::text as "guildId", r.announcement_id::text as "announcementId"
  from reminders_deliveries d join reminders_reminders r on r.id = d.reminder_id
  where d.untold and r.announcement_id is not null limit ?`;

const HEARD = `
  update reminders_deliveries d set untold = false from reminders_reminders r
  where d.untold and r.id = d.reminder_id and r.guild_id = ? and r.announcement_id = ?
  returning r.id::text as "reminderId", r.state`;

/** An advance notice that came too late is no failure. */
const ENDED = `d.state = 'sent' or d.state = 'failed' and d.problem <> 'missed'`;

/** The newest of a reminder first. */
const LAST = `
  select d.state, d.problem
  from reminders_deliveries d join reminders_reminders r on r.id = d.reminder_id and r.user_id = d.recipient_id
  where r.id = ? and (${ENDED}) order by d.occurrence desc, d.phase limit ?`;

const LAST_OF_EACH = `
  select distinct on (r.id) r.announcement_id::text as "announcementId", d.due_at as "dueAt", d.state, d.problem
  from reminders_reminders r join reminders_deliveries d on d.reminder_id = r.id and d.recipient_id = r.user_id
  where r.guild_id = ? and r.announcement_id = any(?::bigint[]) and (${ENDED})
  order by r.id, d.occurrence desc, d.phase`;

/** Tells the plugin that watches announcements which of their reminders nobody has got. */
export class AnnouncedFailures {
  /** Some that nobody has heard of yet. */
  untold(limit: number, em: EntityManager): Promise<Untold[]> {
    return em.execute<Untold[]>(UNTOLD, [limit]);
  }

  /**
   * Takes note of an announcement's failures, in the transaction of what is done about them. A series that fails in the
   * same way each time is news once.
   *
   * @returns whether it is news
   */
  async hear({ guildId, announcementId }: Untold, em: EntityManager): Promise<boolean> {
    const heard = await em.execute<HeardRow[]>(HEARD, [guildId, announcementId]);
    const [first] = heard;
    if (!first) return false;
    const ended = await em.execute<EndedRow[]>(LAST, [first.reminderId, heard.length + 1]);
    const [newest] = ended;
    if (newest?.state !== 'failed') return false; // the next one has arrived
    const before = ended[heard.length];
    const isKnown = before?.state === 'failed' && before.problem === newest.problem;
    return !isKnown || first.state === 'failed';
  }

  /** Of these announcements, those whose reminder did not arrive the last time, by their ids. */
  async of(
    guildId: string,
    announcementIds: readonly string[],
    em: EntityManager,
  ): Promise<ReadonlyMap<string, AnnouncedFailure>> {
    if (announcementIds.length === 0) return new Map();
    const rows = await em.execute<LastRow[]>(LAST_OF_EACH, [guildId, array(announcementIds)]);
    return new Map(
      rows
        .filter(({ state }) => state === 'failed')
        .map(({ announcementId, dueAt, problem }) => [
          announcementId,
          { dueAt: Temporal.Instant.from(dueAt), problem },
        ]),
    );
  }
}

interface HeardRow {
  readonly reminderId: string;
  readonly state: ReminderState;
}

interface EndedRow {
  readonly state: 'sent' | 'failed';
  readonly problem: Problem;
}

interface LastRow extends EndedRow {
  readonly announcementId: string;
  readonly dueAt: string;
}
