import { ScheduledTask } from 'alphapy/backend';

export class AnnouncementsCards extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 2_000 });
  }

  override async run(): Promise<void> {
    const { failures, cards } = this.container.services.announcements;
    try {
      await failures.tell();
    } finally {
      await cards.postWaiting(); // whatever keeps failures from being told, the others wait for nothing
    }
  }
}
