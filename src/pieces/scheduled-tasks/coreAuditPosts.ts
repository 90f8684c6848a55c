import { ScheduledTask } from '@sapphire/plugin-scheduled-tasks';

/** Brings new lines of the audit log to the guilds' log channels. */
export class CoreAuditPosts extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, interval: 2_000 });
  }

  override run(): Promise<void> {
    return this.container.services.auditPosts.postWaiting();
  }
}
