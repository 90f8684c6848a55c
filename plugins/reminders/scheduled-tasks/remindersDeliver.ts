import { ScheduledTask } from 'alphapy/backend';

export class RemindersDeliver extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 500, limit: 10_000 });
  }

  override run(): Promise<void> {
    return this.container.services.reminders.deliveries.deliverDue();
  }
}
