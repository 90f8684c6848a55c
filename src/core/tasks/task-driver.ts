import type { Schedule } from './schedule.js';

/**
 * Drives the `ScheduledTask` pieces: each tick exactly once per cluster without faults, at least once with,
 * never two overlapping runs of one task. A task is a clock tick: what is due lives in rows.
 */
export interface TaskDriver {
  /** Starts ticking. Resolves once ticks can be expected; a database or Redis that is away delays, never rejects. */
  start(tasks: readonly TickingTask[]): Promise<void>;
  /** Stops new ticks, waits for running ones at most `deadline` milliseconds. */
  stop(deadline: number): Promise<void>;
}

/** What a driver needs to know of a task. */
export interface TickingTask {
  readonly name: string;
  readonly schedule: Schedule;
  /** How long a run may take, in milliseconds, before the log names it. */
  readonly limit: number;
  /** Rejecting is a failed run: it is logged, and the next tick tries again. */
  run(due: Temporal.Instant): Promise<void>;
}
