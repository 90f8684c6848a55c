import { LeaderTick } from './leader-tick.js';
import type { TaskDriver } from './task-driver.js';
import type { TickRunnerOptions } from './tick-runner.js';

export interface TaskDriverOptions extends TickRunnerOptions {
  readonly redisUrl: string | undefined;
}

/** The driver for the configuration: BullMQ where there is a Redis, else the leader tick on PostgreSQL. */
export async function createTaskDriver({ redisUrl, ...options }: TaskDriverOptions): Promise<TaskDriver> {
  if (!redisUrl) return new LeaderTick(options);
  // Imported only where it is used: BullMQ costs every process about 20 MB.
  const { BullDriver } = await import('./bull-driver.js');
  return new BullDriver({ ...options, redisUrl });
}
