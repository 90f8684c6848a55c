import { container } from '@sapphire/framework';
import { type ScheduledTask, ScheduledTaskStore } from '@sapphire/plugin-scheduled-tasks';
import type { ApiOptions } from './api/api-options.js';
import { ApiServer } from './api/api-server.js';
import type { BotLogger } from './logger.js';

/**
 * What only processes that work in the background have. Imported dynamically, so that gateway processes pay neither
 * for the API nor for the queue.
 */
export interface BackendParts {
  readonly api: ApiServer | null;
  readonly tasks: ScheduledTaskStore;
}

/** Adds the stores `scheduled-tasks` and, where there is an API, `routes` and `middlewares`. */
export function addBackendParts(api: ApiOptions | undefined, logger: BotLogger): BackendParts {
  // Without plugin-scheduled-tasks' own handler, which would open a queue and a worker at once; see src/core/tasks.
  const tasks = new ScheduledTaskStore();
  container.stores.register<ScheduledTask>(tasks);
  return { tasks, api: api ? new ApiServer(api, logger) : null };
}
