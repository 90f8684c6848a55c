import type { EntityManager } from '@mikro-orm/postgresql';
import { type ClaimOptions, MOST_PER_CHANNEL } from './claim-due.js';

/** A reminder of which something is due. */
export interface Due {
  readonly id: string;
  readonly channelId: string;
  /** Whether nothing comes after it and it is told however late, so that there is nothing to plan. */
  readonly isPlain: boolean;
}

const MOST_LISTED = 5000;

/** So many are no longer made a list of anew each time. */
const LONG = 100;

/** Who becomes due while a long list is used waits no longer than this for their turn. */
const FRESH = { seconds: 2 };

/** As the list has it, for now; asked again when the delivery is begun. */
export const isPlain = (now: string) =>
  `r.rule is null and r.due_at <= ${now}::timestamptz and r.late <> 'skip'`;

/**
 * The oldest of each guild first, then the second oldest of each, and so on: no guild waits for a busy one. What comes
 * once stays due while it is on its way.
 */
const IN_TURN = `
  with ranked as (
    select id, channel_id, next_at, ${isPlain('?')} as is_plain,
      row_number() over (partition by guild_id order by next_at, id) as guild_turn,
      row_number() over (partition by channel_id order by next_at, id) as channel_turn
    from reminders_reminders r
    where state = 'scheduled' and next_at <= ? and not exists (
      select from reminders_deliveries d where d.state = 'pending'
        and d.reminder_id = r.id and d.occurrence = r.occurrence and d.phase = r.next_phase
    )
  )
  select id, channel_id as "channelId", is_plain as "isPlain" from ranked
  where channel_turn <= ${MOST_PER_CHANNEL} order by guild_turn, next_at limit ${MOST_LISTED}`;

/**
 * What is due, in the order of its turns. Finding that order means looking at everything that is due, which after an
 * outage is a lot; so a long list is used up before the next is made.
 */
export class DueList {
  #listed: Due[] = [];
  #usableUntil: Temporal.Instant | null = null;

  async take(em: EntityManager, { now, limit, busyChannels }: ClaimOptions): Promise<readonly Due[]> {
    if (this.#isUsedUp(now)) await this.#list(em, now);
    const busy = new Set(busyChannels);
    const taken: Due[] = [];
    this.#listed = this.#listed.filter((due) => {
      if (taken.length === limit || busy.has(due.channelId)) return true;
      taken.push(due);
      return false;
    });
    return taken;
  }

  #isUsedUp(now: Temporal.Instant): boolean {
    if (!this.#usableUntil || this.#listed.length === 0) return true;
    return Temporal.Instant.compare(now, this.#usableUntil) >= 0;
  }

  async #list(em: EntityManager, now: Temporal.Instant): Promise<void> {
    const time = now.toString();
    this.#listed = await em.fork().execute<Due[]>(IN_TURN, [time, time]);
    this.#usableUntil = this.#listed.length > LONG ? now.add(FRESH) : null;
  }
}
