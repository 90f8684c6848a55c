import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import type { Manner } from './domain/delivery/manner.js';
import { firstPhase } from './domain/plan/phases.js';
import { momentsAfter, type Plan } from './domain/plan/plan.js';
import { gatherInChannel } from './followers/followers.js';
import { findOwn } from './own-reminders.js';
import type { Reminder } from './reminder.entity.js';

/** One of which the next time was left out. */
export interface Skipped {
  readonly reminder: Reminder;
  readonly leftOut: Temporal.Instant;
}

/** What an owner changes about when a reminder comes. */
export class ReminderChanges {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** @throws a refusal when it does not wait */
  pause(guildId: string, userId: string, id: string): Promise<Reminder> {
    return this.#change(guildId, userId, id, (reminder) => {
      refuseNotWaiting(reminder);
      reminder.state = 'paused';
      return reminder;
    });
  }

  /** What repeats goes on with its next time; what came once and is over by now comes at once. */
  resume(guildId: string, userId: string, id: string): Promise<Reminder> {
    return this.#change(guildId, userId, id, (reminder) => {
      if (reminder.state !== 'paused') throw refuse('reminders.notPaused', 'This reminder is not paused.');
      const now = this.clock.now();
      const isOver = Temporal.Instant.compare(reminder.dueAt, now) <= 0;
      const [next] = isOver ? momentsAfter(reminder, now, 1) : [];
      if (next) reminder.dueAt = next;
      reminder.nextPhase = firstPhase(reminder.dueAt, reminder.notices, now);
      reminder.state = 'scheduled';
      return reminder;
    });
  }

  /** Leaves the next time out. */
  skip(guildId: string, userId: string, id: string): Promise<Skipped> {
    return this.#change(guildId, userId, id, (reminder) => {
      refuseNotWaiting(reminder);
      const { dueAt: leftOut } = reminder;
      const [next] = momentsAfter(reminder, leftOut, 1);
      if (!next)
        throw refuse('reminders.lastTime', 'Nothing comes after that time. Delete the reminder instead.');
      reminder.dueAt = next;
      reminder.nextPhase = firstPhase(next, reminder.notices, this.clock.now());
      reminder.occurrence += 1;
      return { reminder, leftOut };
    });
  }

  #change<Result>(
    guildId: string,
    userId: string,
    id: string,
    change: (reminder: Reminder) => Result,
  ): Promise<Result> {
    return this.em.transactional(async (em) => change(await findOwn(em, guildId, userId, id)));
  }
}

function refuseNotWaiting({ state }: Reminder): void {
  if (state === 'paused')
    throw refuse('reminders.paused', 'This reminder is paused. `/reminder resume` lets it go on.');
  if (state !== 'scheduled')
    throw refuse('reminders.notWaiting', 'Only a reminder that waits for its time can be paused or skipped.');
}

/** Too late to change anything. */
export function refuseOver({ state }: Reminder): void {
  if (state === 'sent' || state === 'delivering')
    throw refuse('reminders.alreadySent', 'This reminder has already arrived.');
}

/** What an edit gives anew, beside the time. */
export type Changed = Pick<Reminder, 'text' | 'channelId' | 'mention' | keyof Manner>;

/**
 * Gives a reminder other words, another place, other notices, and another time if there is one. One that failed is tried
 * anew.
 */
export async function replan(
  em: EntityManager,
  reminder: Reminder,
  plan: Plan | null,
  { text, channelId, mention = null, notices, late, target, silent }: Changed,
  now: Temporal.Instant,
): Promise<Reminder> {
  refuseOver(reminder);
  if (channelId !== reminder.channelId) await gatherInChannel(em, reminder.id);
  Object.assign(reminder, { text, channelId, mention, notices, late, target, silent });
  if (plan) {
    const { dueAt, zone, rule = null, startsAt = null } = plan;
    const state = reminder.state === 'failed' ? 'scheduled' : reminder.state;
    // A new number: deliveries of the time that was planned before are not those of this one.
    const occurrence = reminder.occurrence + 1;
    Object.assign(reminder, { dueAt, zone, rule, startsAt, state, occurrence, problem: null });
  }
  reminder.nextPhase = firstPhase(reminder.dueAt, notices, now);
  return reminder;
}
