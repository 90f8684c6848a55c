import { ScheduledTask } from 'alphapy/backend';

export class RemindersTidy extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, pattern: '17 4 * * *' });
  }

  override async run(): Promise<void> {
    const count = await this.container.services.reminders.tidy();
    if (count > 0) this.container.logger.info(`Forgot ${count} reminders that arrived long ago`);
  }
}
