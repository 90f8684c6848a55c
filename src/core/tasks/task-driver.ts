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

/** What a driver needs to know of a task. Exactly one of `interval` (milliseconds) and `pattern` (cron) is set. */
export interface TickingTask {
  readonly name: string;
  readonly interval: number | null;
  readonly pattern: string | null;
  /** IANA zone of `pattern`. */
  readonly timezone: string;
  run(): Promise<void>;
}
