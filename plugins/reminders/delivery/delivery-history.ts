import type { EntityManager } from '@mikro-orm/postgresql';
import type { Problem } from '../domain/delivery/next-step.js';
import { findOwn } from '../own-reminders.js';
import { Reminder } from '../reminder.entity.js';
import { Delivery } from './delivery.entity.js';
import { array } from './sql-values.js';

/** How many deliveries of a reminder are told. */
const TOLD = 10;

/** What of it is offered to choose from. */
const CHOICES = 100;

export interface Delivered {
  readonly reminder: Reminder;
  /** The newest first. */
  readonly deliveries: readonly Delivery[];
}

/** How a moment of a series went that was not delivered. */
export interface LastFailure {
  readonly dueAt: Temporal.Instant;
  readonly problem: Problem;
}

/** Of each the last moment that ended. */
const LAST = `
  select distinct on (d.reminder_id) d.reminder_id as "reminderId", d.due_at as "dueAt", d.state, d.problem
  from reminders_deliveries d join reminders_reminders r on r.id = d.reminder_id and r.user_id = d.recipient_id
  where d.reminder_id = any(?::bigint[]) and d.phase = 0 and d.state in ('sent', 'failed')
  order by d.reminder_id, d.occurrence desc`;

/** What became of a member's reminders, for the proof of it. */
export class DeliveryHistory {
  constructor(private readonly em: EntityManager) {}

  /** @throws a refusal when it is not the member's own */
  async of(guildId: string, userId: string, id: string): Promise<Delivered> {
    const em = this.em.fork();
    const reminder = await findOwn(em, guildId, userId, id);
    const deliveries = await em.find(
      Delivery,
      { reminder, recipientId: userId },
      { orderBy: { dueAt: 'desc', phase: 'asc' }, limit: TOLD },
    );
    return { reminder, deliveries };
  }

  /** Of these, those that go on although they were not delivered the last time, by id. */
  async lastFailures(reminders: readonly Reminder[]): Promise<ReadonlyMap<string, LastFailure>> {
    const goOn = reminders.filter(({ rule, state }) => rule && state !== 'failed').map(({ id }) => id);
    if (goOn.length === 0) return new Map();
    const last = await this.em.fork().execute<LastRow[]>(LAST, [array(goOn)]);
    const failed = last.filter(({ state }) => state === 'failed');
    return new Map(
      failed.map(({ reminderId, dueAt, problem }) => [
        reminderId,
        { dueAt: Temporal.Instant.from(dueAt), problem },
      ]),
    );
  }

  /** Those of which there is something to tell, also when they have arrived: the latest first. */
  async list(guildId: string, userId: string): Promise<Reminder[]> {
    return this.em
      .fork()
      .find(
        Reminder,
        { guildId, userId, announcementId: null },
        { orderBy: { dueAt: 'desc', id: 'desc' }, limit: CHOICES },
      );
  }
}

interface LastRow {
  readonly reminderId: string;
  readonly dueAt: string;
  readonly state: 'sent' | 'failed';
  readonly problem: Problem;
}
