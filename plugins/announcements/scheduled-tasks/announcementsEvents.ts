import { ScheduledTask } from 'alphapy/backend';

export class AnnouncementsEvents extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 2_000 });
  }

  override run(): Promise<void> {
    return this.container.services.announcements.events.lookAtDue();
  }
}
