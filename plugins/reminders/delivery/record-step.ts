import type { EntityManager } from '@mikro-orm/postgresql';
import type { NextStep, Problem } from '../domain/delivery/next-step.js';
import { Reminder } from '../reminder.entity.js';
import { Delivery } from './delivery.entity.js';

/**
 * Records how an attempt ended. A delivery that arrived stays so: an attempt that lost its claim and failed later does
 * not take that back, and one that was deleted meanwhile stays deleted. Returns whether it was this that made it arrive.
 */
export async function recordStep(
  em: EntityManager,
  delivery: Delivery,
  step: NextStep,
  now: Temporal.Instant,
): Promise<boolean> {
  return em.transactional(async (transaction) => {
    switch (step.kind) {
      case 'sent':
        return recordSent(transaction, delivery, step.messageId, now);
      case 'failed':
        await recordFailed(transaction, delivery, step.problem);
        return false;
      case 'retry': {
        const { at: attemptAt, target, inDoubtSince, problem } = step;
        await transaction.nativeUpdate(Delivery, ownAttempt(delivery), {
          attemptAt,
          target,
          inDoubtSince,
          problem,
        });
        return false;
      }
    }
  });
}

async function recordSent(
  em: EntityManager,
  delivery: Delivery,
  messageId: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const sent = { state: 'sent', sentAt: now, messageId, inDoubtSince: null } as const;
  const { id } = delivery;
  const updated = await em.nativeUpdate(Delivery, { id, state: 'pending' }, sent);
  if (updated === 0) return false;
  await em.nativeUpdate(Reminder, lastOf(delivery), { state: 'sent' });
  return true;
}

async function recordFailed(em: EntityManager, delivery: Delivery, problem: Problem): Promise<void> {
  const updated = await em.nativeUpdate(Delivery, ownAttempt(delivery), { state: 'failed', problem });
  if (updated === 0) return;
  await em.nativeUpdate(Reminder, lastOf(delivery), { state: 'failed', problem });
}

/** The reminder, if nothing comes after this delivery. */
function lastOf({ reminder, occurrence }: Delivery) {
  return { id: reminder.id, occurrence, state: 'delivering' } as const;
}

/** Only as long as nobody else has tried since. */
function ownAttempt({ id, attempts }: Delivery) {
  return { id, attempts, state: 'pending' } as const;
}
