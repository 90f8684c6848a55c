import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import type { Problem } from '../domain/delivery/next-step.js';
import { Reminder } from '../reminder.entity.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { ClosedPlace } from './closed-place.entity.js';
import { array } from './sql-values.js';

/** What is known of the place of a delivery: not to be asked now, or asked by this one to see whether it is open again. */
export type Door =
  | { readonly kind: 'closed'; readonly problem: Problem }
  | { readonly kind: 'asked'; readonly problem: Problem };

/** A place that is closed is asked once an hour, whatever waits for it. */
const AGAIN = { hours: 1 };

/** Problems of the place; the others are of the message, or of Discord. */
const lasting: ReadonlySet<Problem> = new Set(['channel-gone', 'forbidden', 'dm-closed']);

/** Who comes first after the hour asks, in whichever process. */
const AMONG = `
  with asked as (
    update reminders_closed_places set ask_at = ?
    where place_id = any(?::bigint[]) and ask_at <= ? returning place_id
  )
  select place_id as "placeId", problem, place_id in (select place_id from asked) as "isTurn"
  from reminders_closed_places where place_id = any(?::bigint[])`;

const CLOSE = `
  insert into reminders_closed_places (place_id, problem, since, ask_at) values (?, ?, ?, ?)
  on conflict (place_id) do update set problem = excluded.problem, ask_at = excluded.ask_at`;

/** Nobody has reminders there any more, or it may be asked again: then it can be found out anew. */
const TIDY = `
  delete from reminders_closed_places p
  where ask_at < ? or not exists (
    select from reminders_reminders r where r.state <> 'sent' and (r.channel_id = p.place_id or r.user_id = p.place_id)
  )`;

/** Remembers which places refused the bot, so that a thousand reminders for one do not ask a thousand times. */
export class ClosedPlaces {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** What is known of the places of these deliveries, by the id of the delivery; nothing of those that are open. */
  async among(deliveries: readonly ClaimedDelivery[]): Promise<ReadonlyMap<string, Door>> {
    if (deliveries.length === 0) return new Map();
    const now = this.clock.now();
    const places = array([...new Set(deliveries.map(placeOf))]);
    const rows = await this.em
      .fork()
      .execute<ClosedRow[]>(AMONG, [now.add(AGAIN).toString(), places, now.toString(), places]);
    const closed = new Map(rows.map((row) => [row.placeId, row]));
    const asked = new Set<string>();
    const doors = deliveries.flatMap((delivery): [string, Door][] => {
      const row = closed.get(placeOf(delivery));
      if (!row) return [];
      const isAsked = row.isTurn && !asked.has(row.placeId);
      if (isAsked) asked.add(row.placeId);
      return [[delivery.id, { kind: isAsked ? 'asked' : 'closed', problem: row.problem }]];
    });
    return new Map(doors);
  }

  /** Those of these places that are closed. */
  known(placeIds: readonly string[]): Promise<ClosedPlace[]> {
    return this.em.fork().find(ClosedPlace, { placeId: { $in: [...placeIds] } });
  }

  /** Those of these channels that were deleted, as far as anybody has noticed. */
  async gone(channelIds: readonly string[]): Promise<ReadonlySet<string>> {
    const closed = await this.known(channelIds);
    return new Set(closed.flatMap(({ placeId, problem }) => (problem === 'channel-gone' ? [placeId] : [])));
  }

  /** The place of a delivery refused it. */
  async refused(delivery: ClaimedDelivery, problem: Problem): Promise<void> {
    if (lasting.has(problem)) await this.#close(placeOf(delivery), problem);
  }

  /** The place of a delivery took it after all. */
  async open(placeIds: readonly string[]): Promise<void> {
    const open = { placeId: { $in: [...placeIds] }, askAt: { $ne: null } };
    await this.em.fork().nativeDelete(ClosedPlace, open);
  }

  /** Somebody says that they have been opened. */
  async askAgain(placeIds: readonly string[], em: EntityManager): Promise<void> {
    const closed = { placeId: { $in: [...placeIds] }, askAt: { $ne: null } };
    await em.nativeUpdate(ClosedPlace, closed, { askAt: this.clock.now() });
  }

  /** Somebody has deleted a channel. */
  async deleted(guildId: string, channelId: string): Promise<void> {
    const isUsed = await this.em.fork().count(Reminder, { guildId, channelId, state: { $ne: 'sent' } });
    if (isUsed > 0) await this.#close(channelId, 'channel-gone');
  }

  async tidy(): Promise<void> {
    await this.em.fork().execute(TIDY, [this.clock.now().toString()]);
  }

  async #close(placeId: string, problem: Problem): Promise<void> {
    const now = this.clock.now();
    // An id is never given again.
    const askAt = problem === 'channel-gone' ? null : now.add(AGAIN).toString();
    await this.em.fork().execute(CLOSE, [placeId, problem, now.toString(), askAt]);
  }
}

interface ClosedRow extends Pick<ClosedPlace, 'placeId' | 'problem'> {
  readonly isTurn: boolean;
}

type Placed = Pick<ClaimedDelivery, 'target' | 'recipientId' | 'reminder'>;

export function placeOf({ target, recipientId, reminder }: Placed): string {
  return target === 'dm' ? recipientId : reminder.channelId;
}
