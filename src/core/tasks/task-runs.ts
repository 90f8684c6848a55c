import type { ILogger } from '@sapphire/framework';
import { inLane } from '../discord/lane.js';
import { TroubleLog } from '../trouble-log.js';
import type { TickingTask } from './task-driver.js';

/** Runs tasks so that none can hurt the others: what a task throws, or that it does not end, is a line in the log. */
export class TaskRuns {
  readonly #troubles = new Map<string, TroubleLog>();

  constructor(private readonly logger: ILogger) {}

  /** Resolves when the run has ended, in whatever way. */
  async run(task: TickingTask, due: Temporal.Instant): Promise<void> {
    const trouble = this.#troubleOf(task);
    const watchdog = this.#watch(task);
    try {
      await inLane('bulk', () => task.run(due));
      trouble.worked();
    } catch (error) {
      trouble.failed(error);
    } finally {
      clearInterval(watchdog);
    }
  }

  #watch(task: TickingTask): NodeJS.Timeout {
    const started = performance.now();
    const watchdog = setInterval(() => {
      const seconds = Math.round((performance.now() - started) / 1000);
      this.logger.warn(
        `Scheduled task "${task.name}" has been running for ${seconds} s; its limit is ${task.limit / 1000} s. ` +
          'Its ticks are skipped until it ends.',
      );
    }, task.limit);
    return watchdog.unref();
  }

  #troubleOf(task: TickingTask): TroubleLog {
    const known = this.#troubles.get(task.name);
    if (known) return known;
    const trouble = new TroubleLog(this.logger, `Scheduled task "${task.name}"`);
    this.#troubles.set(task.name, trouble);
    return trouble;
  }
}
