import { ScheduledTask } from 'alphapy/backend';
import { TICK_MILLISECONDS } from '../delivery/delivery.service.js';

export class RemindersDeliver extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: TICK_MILLISECONDS, limit: 10_000 });
  }

  override run(): Promise<void> {
    return this.container.services.reminders.deliveries.deliverDue();
  }
}
