import { ScheduledTask } from 'alphapy/backend';

export class AnnouncementsLookAgain extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 60_000 });
  }

  override run(): Promise<void> {
    return this.container.services.announcements.origins.checkSoon();
  }
}
