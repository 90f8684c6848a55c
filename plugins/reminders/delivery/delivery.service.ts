import type { PluginContext } from 'alphapy';
import { nextStep } from '../domain/delivery/next-step.js';
import { claimDue } from './claim-due.js';
import { Delivery } from './delivery.entity.js';
import type { DeliverySender } from './delivery-sender.js';
import { queueDue } from './queue-due.js';
import { recordStep } from './record-step.js';

/** How many messages may be on their way: about what Discord takes in a second. */
const MOST_IN_FLIGHT = 50;

export interface DeliveryOptions extends Pick<PluginContext, 'em' | 'clock' | 'events' | 'logger'> {
  readonly sender: DeliverySender;
}

/**
 * Brings what is due to its owners. A reminder that is due becomes a delivery, and the delivery is sent; each step is
 * claimed in the database before it is done and recorded after, so it goes on wherever a process died.
 */
export class DeliveryService {
  /** Running sends, and the channels they go to. */
  readonly #inFlight = new Map<Promise<void>, string>();

  constructor(private readonly options: DeliveryOptions) {}

  /** Starts what is due. Does not wait for Discord, so that a slow channel does not make the next tick late. */
  async deliverDue(): Promise<void> {
    const now = this.options.clock.now();
    await queueDue(this.options.em, now);
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

  async #claim(now: Temporal.Instant): Promise<Delivery[]> {
    const limit = MOST_IN_FLIGHT - this.#inFlight.size;
    if (limit <= 0) return [];
    const busyChannels = [...new Set(this.#inFlight.values())];
    return claimDue(this.options.em, { now, limit, busyChannels });
  }

  #start(delivery: Delivery, startedAt: Temporal.Instant): void {
    const sending = this.#deliver(delivery, startedAt).catch((error) => {
      // The claim ends with its lease, and then the delivery is tried again.
      this.options.logger.error(`How delivery ${delivery.id} went was not recorded:`, error);
    });
    this.#inFlight.set(sending, delivery.reminder.channelId);
    void sending.then(() => this.#inFlight.delete(sending));
  }

  async #deliver(delivery: Delivery, startedAt: Temporal.Instant): Promise<void> {
    const { em, clock, events, sender } = this.options;
    const outcome = await sender.send(delivery);
    const { target, attempts: number, queuedAt, problem = null } = delivery;
    const inDoubtSince = delivery.inDoubtSince ?? startedAt;
    const attempt = { target, number, queuedAt, startedAt, inDoubtSince, problem };
    const step = nextStep(attempt, outcome, clock.now());
    const arrived = await recordStep(em, delivery, step, clock.now());
    const { id: reminderId, guildId } = delivery.reminder;
    if (arrived) events.emit('reminders.delivered', { reminderId, guildId });
  }
}
