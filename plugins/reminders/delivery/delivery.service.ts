import type { PluginContext } from 'alphapy';
import { type NextStep, nextStep } from '../domain/delivery/next-step.js';
import { MOMENT } from '../domain/plan/phases.js';
import { claimDue } from './claim-due.js';
import type { ClaimedDelivery } from './claimed-delivery.js';
import { Delivery } from './delivery.entity.js';
import type { DeliverySender } from './delivery-sender.js';
import { lookForDue, MOST_QUEUED } from './look-for-due.js';
import { queueDue } from './queue-due.js';
import { StepRecorder } from './step-recorder.js';

/** How many messages may be on their way: about what Discord takes in a second. */
const MOST_IN_FLIGHT = 50;

export interface DeliveryOptions extends Pick<PluginContext, 'em' | 'clock' | 'events' | 'logger'> {
  readonly sender: Pick<DeliverySender, 'send'>;
}

/**
 * Brings what is due to its owners. A reminder that is due becomes a delivery, and the delivery is sent; each step is
 * claimed in the database before it is done and recorded after, so it goes on wherever a process died.
 */
export class DeliveryService {
  /** Running sends, and the channels they go to. */
  readonly #inFlight = new Map<Promise<void>, string>();

  readonly #recorder: StepRecorder;

  constructor(private readonly options: DeliveryOptions) {
    this.#recorder = new StepRecorder(options.em, options.clock);
  }

  /** Starts what is due. Does not wait for Discord, so that a slow channel does not make the next tick late. */
  async deliverDue(): Promise<void> {
    const now = this.options.clock.now();
    const { em } = this.options;
    const { queued, isDue } = await lookForDue(em, now);
    // Taking turns over all that is due costs something; it is done when there is room for many.
    const room = MOST_QUEUED - queued;
    const refills = isDue && room >= MOST_QUEUED / 2;
    if (refills) await queueDue(em, now, room);
    if (!refills && queued === 0) return;
    for (const delivery of await this.#claim(now)) this.#start(delivery, now);
  }

  /** Resolves when nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight.keys());
  }

  /** Forgets how reminders that are still waiting arrived before then. */
  async tidy(before: Temporal.Instant): Promise<void> {
    const over = { state: { $ne: 'pending' }, dueAt: { $lt: before } } as const;
    await this.options.em.fork().nativeDelete(Delivery, { ...over, reminder: { state: 'scheduled' } });
  }

  async #claim(now: Temporal.Instant): Promise<ClaimedDelivery[]> {
    const limit = MOST_IN_FLIGHT - this.#inFlight.size;
    if (limit <= 0) return [];
    const busyChannels = [...new Set(this.#inFlight.values())];
    return claimDue(this.options.em, { now, limit, busyChannels });
  }

  #start(delivery: ClaimedDelivery, startedAt: Temporal.Instant): void {
    const sending = this.#deliver(delivery, startedAt).catch((error) => {
      // The claim ends with its lease, and then the delivery is tried again.
      this.options.logger.error(`How delivery ${delivery.id} went was not recorded:`, error);
    });
    this.#inFlight.set(sending, delivery.reminder.channelId);
    void sending.then(() => this.#inFlight.delete(sending));
  }

  async #deliver(delivery: ClaimedDelivery, startedAt: Temporal.Instant): Promise<void> {
    const step = isStale(delivery, startedAt)
      ? ({ kind: 'failed', problem: 'missed' } as const)
      : await this.#attempt(delivery, startedAt);
    const arrived = await this.#recorder.record(delivery, step);
    const { id: reminderId, guildId } = delivery.reminder;
    if (arrived) this.options.events.emit('reminders.delivered', { reminderId, guildId });
  }

  async #attempt(delivery: ClaimedDelivery, startedAt: Temporal.Instant): Promise<NextStep> {
    const { clock, sender } = this.options;
    const outcome = await sender.send(delivery);
    const { target, attempts: number, queuedAt, problem = null } = delivery;
    const inDoubtSince = delivery.inDoubtSince ?? startedAt;
    return nextStep({ target, number, queuedAt, startedAt, inDoubtSince, problem }, outcome, clock.now());
  }
}

/** An advance notice has nothing to say once its moment has come, was moved, or is not wanted any more. */
function isStale({ phase, dueAt, occurrence, reminder }: ClaimedDelivery, now: Temporal.Instant): boolean {
  if (phase === MOMENT) return false;
  const stands = reminder.state === 'scheduled' && reminder.occurrence === occurrence;
  return !stands || Temporal.Instant.compare(dueAt, now) <= 0;
}
