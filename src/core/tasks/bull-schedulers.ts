import type { JobSchedulerJson, Queue, RepeatOptions } from 'bullmq';
import { nextTick, type Schedule } from './schedule.js';
import type { TickingTask } from './task-driver.js';

/** A scheduler whose next job is this late has lost it. */
const LOST_MILLISECONDS = 2000;

/** How an interval is written where BullMQ wants a pattern, so that both drivers tick on the same grid. */
const INTERVAL = /^@every (\d+)$/;

/** The jobs that BullMQ makes of a schedule come from our own timetable. */
export function repeatStrategy(milliseconds: number, { pattern = '', tz = 'UTC' }: RepeatOptions): number {
  const every = INTERVAL.exec(pattern)?.[1];
  const schedule: Schedule = every ? { every: Number(every) } : { cron: pattern, timezone: tz };
  return nextTick(schedule, Temporal.Instant.fromEpochMilliseconds(milliseconds)).epochMilliseconds;
}

/**
 * Makes the schedulers in Redis those of `tasks`: one of its name for each, with its schedule, and no other.
 * One that is right is left alone, because renewing it could take away a job that is just due.
 */
export async function registerSchedulers(queue: Queue, tasks: readonly TickingTask[]): Promise<void> {
  const found = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
  for (const task of tasks) {
    if (!isRight(found.get(task.name), task)) await register(queue, task);
    found.delete(task.name);
  }
  for (const name of found.keys()) await queue.removeJobScheduler(name);
}

/**
 * Brings back what Redis lost: everything when it was emptied, and a job that vanished between two steps of BullMQ.
 * Schedules of other versions of this process are left alone: during an update the newest has registered its own.
 * @returns whether Redis had been emptied
 */
export async function repairSchedulers(queue: Queue, tasks: readonly TickingTask[]): Promise<boolean> {
  const found = await queue.getJobSchedulers();
  if (found.length === 0 && tasks.length > 0) {
    await registerSchedulers(queue, tasks);
    return true;
  }
  for (const scheduler of found.filter(isLost)) {
    const task = tasks.find(({ name }) => name === scheduler.key);
    if (task && isScheduled(scheduler, task)) await register(queue, task);
  }
  return false;
}

async function register(queue: Queue, task: TickingTask): Promise<void> {
  // Jobs that are kept would be one row a tick, for ever.
  const opts = { removeOnComplete: true, removeOnFail: true };
  await queue.upsertJobScheduler(task.name, toPattern(task.schedule), { name: task.name, opts });
}

function toPattern(schedule: Schedule): { pattern: string; tz: string } {
  if ('every' in schedule) return { pattern: `@every ${schedule.every}`, tz: 'UTC' };
  return { pattern: schedule.cron, tz: schedule.timezone };
}

function isRight(scheduler: JobSchedulerJson | undefined, task: TickingTask): boolean {
  return scheduler !== undefined && isScheduled(scheduler, task) && !isLost(scheduler);
}

function isScheduled(scheduler: JobSchedulerJson, task: TickingTask): boolean {
  const { pattern, tz } = toPattern(task.schedule);
  return scheduler.pattern === pattern && scheduler.tz === tz;
}

function isLost(scheduler: JobSchedulerJson): boolean {
  return (scheduler.next ?? 0) < Date.now() - LOST_MILLISECONDS;
}
