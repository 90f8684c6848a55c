/**
 * The second door, imported as `alphapy/backend` by files in `routes/` and `scheduled-tasks/` only:
 * these folders are loaded in backend processes, and only those pay for the API and the queue.
 */
import './core/container.js';
import './core/tasks/task-options.js';

export { ScheduledTask } from '@sapphire/plugin-scheduled-tasks';
export { ApiError } from './core/api/api-error.js';
export { ApiRoute as Route } from './core/api/api-route.js';
export { readJson } from './core/api/read-json.js';
