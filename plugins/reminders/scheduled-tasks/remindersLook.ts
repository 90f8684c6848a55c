import { ScheduledTask } from 'alphapy/backend';

/** Whether who was away is back. */
export class RemindersLook extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 60_000 });
  }

  override run(): Promise<void> {
    return this.container.services.reminders.absences.lookAgain();
  }
}
