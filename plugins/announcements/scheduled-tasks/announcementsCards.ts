import { ScheduledTask } from 'alphapy/backend';

export class AnnouncementsCards extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 2_000 });
  }

  override run(): Promise<void> {
    return this.container.services.announcements.cards.postWaiting();
  }
}
