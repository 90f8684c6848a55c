import { ScheduledTask } from 'alphapy/backend';

export class AnnouncementsTidy extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, pattern: '43 4 * * *' });
  }

  override run(): Promise<void> {
    return this.container.services.announcements.tidy();
  }
}
