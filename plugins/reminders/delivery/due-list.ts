import type { EntityManager } from '@mikro-orm/postgresql';
import type { Reminder } from '../reminder.entity.js';
import { type ClaimOptions, MOST_PER_CHANNEL } from './claim-due.js';
import { Statement } from './statement.js';

/** A reminder of which something is due, as it was read. */
export interface DueReminder
  extends Pick<
    Reminder,
    | 'id'
    | 'guildId'
    | 'channelId'
    | 'userId'
    | 'text'
    | 'link'
    | 'locale'
    | 'target'
    | 'silent'
    | 'mention'
    | 'hasImage'
    | 'zone'
    | 'rule'
    | 'startsAt'
    | 'notices'
    | 'nextPhase'
    | 'occurrence'
    | 'late'
    | 'announcementId'
  > {
  readonly dueAt: string;
  readonly createdAt: string;
  /** Another one as soon as anything of it was changed. */
  readonly version: string;
}

const MOST_LISTED = 1000;

/** Who becomes due meanwhile waits no longer than this for their turn. */
const FRESH = { seconds: 2 };

/**
 * The oldest of each guild first, then the second oldest of each, and so on: no guild waits for a busy one. What comes
 * once stays due while it is on its way.
 */
const due = new Statement<DueReminder>(
  'due in turn',
  `with ranked as (
    select id, next_at,
      row_number() over (partition by guild_id order by next_at, id) as guild_turn,
      row_number() over (partition by channel_id order by next_at, id) as channel_turn
    from reminders_reminders r
    where state = 'scheduled' and next_at <= $1 and not exists (
      select from reminders_deliveries d where d.state = 'pending'
        and d.reminder_id = r.id and d.occurrence = r.occurrence and d.phase = r.next_phase
    )
  ), chosen as materialized (
    select id, guild_turn, next_at as turn_at from ranked
    where channel_turn <= ${MOST_PER_CHANNEL} order by guild_turn, next_at limit ${MOST_LISTED}
  )
  select r.id, r.guild_id as "guildId", r.channel_id as "channelId", r.user_id as "userId", r.text, r.link, r.locale,
    r.target, r.silent, r.mention, r.has_image as "hasImage", r.zone, r.rule, r.starts_at as "startsAt", r.notices, r.next_phase as "nextPhase",
    r.occurrence, r.late, r.due_at as "dueAt",
    r.announcement_id as "announcementId", r.created_at as "createdAt", r.xmin::text as version
  from chosen join reminders_reminders r using (id)
  where r.id = any(array(select id from chosen))
  order by guild_turn, turn_at`,
);

/**
 * What is due, in the order of its turns. Finding that order means looking at everything that is due, which after an
 * outage is a lot; so a long list is used up before the next is made.
 */
export class DueList {
  #listed: DueReminder[] = [];
  #usableUntil: Temporal.Instant | null = null;

  async take(em: EntityManager, { now, limit, busyChannels }: ClaimOptions): Promise<readonly DueReminder[]> {
    if (this.#isUsedUp(now)) await this.#list(em, now);
    const busy = new Set(busyChannels);
    const taken: DueReminder[] = [];
    this.#listed = this.#listed.filter((one) => {
      if (taken.length === limit || busy.has(one.channelId)) return true;
      taken.push(one);
      return false;
    });
    return taken;
  }

  #isUsedUp(now: Temporal.Instant): boolean {
    if (!this.#usableUntil || this.#listed.length === 0) return true;
    return Temporal.Instant.compare(now, this.#usableUntil) >= 0;
  }

  async #list(em: EntityManager, now: Temporal.Instant): Promise<void> {
    this.#listed = await due.run(em, [now]);
    // A list that has everything on it is made anew each time: nobody waits for a turn then.
    this.#usableUntil = this.#listed.length === MOST_LISTED ? now.add(FRESH) : null;
  }
}
