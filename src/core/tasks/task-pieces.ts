import type { ILogger } from '@sapphire/framework';
import type { ScheduledTask, ScheduledTaskStore } from '@sapphire/plugin-scheduled-tasks';
import './task-options.js';
import { checkSchedule, type Schedule } from './schedule.js';
import type { TickingTask } from './task-driver.js';

const USUAL_LIMIT_MILLISECONDS = 60_000;

/** The tasks that the loaded pieces ask for. A piece that can never tick is named in the log and left out. */
export function tickingTasks(store: ScheduledTaskStore, logger: ILogger): TickingTask[] {
  const tasks: TickingTask[] = [];
  for (const piece of store.values()) {
    try {
      tasks.push(toTask(piece));
    } catch (error) {
      logger.error(`Scheduled task "${piece.name}" never ticks:`, error);
    }
  }
  return tasks;
}

function toTask(piece: ScheduledTask): TickingTask {
  const schedule = scheduleOf(piece);
  checkSchedule(schedule);
  return {
    name: piece.name,
    schedule,
    limit: piece.options.limit ?? USUAL_LIMIT_MILLISECONDS,
    async run() {
      try {
        // A tick carries no payload: what is due stands in rows.
        await piece.run(undefined);
      } catch (error) {
        piece.container.events.emit('core.taskFailed', { task: piece.name });
        throw error;
      }
    },
  };
}

function scheduleOf({ interval, pattern, timezone }: ScheduledTask): Schedule {
  if (interval !== null) return { every: interval };
  if (pattern !== null) return { cron: pattern, timezone };
  throw new Error('A scheduled task needs an interval or a pattern');
}
