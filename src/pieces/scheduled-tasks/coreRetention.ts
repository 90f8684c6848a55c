import { ScheduledTask } from '@sapphire/plugin-scheduled-tasks';

const hoursOfCommandUses = 90 * 24;

/** Every night: forgets what has been kept long enough. */
export class CoreRetention extends ScheduledTask {
  constructor(context: ScheduledTask.LoaderContext, options: ScheduledTask.Options) {
    super(context, { ...options, pattern: '23 4 * * *' });
  }

  override async run(): Promise<void> {
    const { services, clock, logger } = this.container;
    const uses = await services.commandUses.removeBefore(clock.now().subtract({ hours: hoursOfCommandUses }));
    await services.operations.trim();
    if (uses > 0) logger.info(`Forgot ${uses} uses of commands that were too old`);
  }
}
