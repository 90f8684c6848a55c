import { nextTick } from './schedule.js';
import type { TickingTask } from './task-driver.js';

export interface DueTick {
  readonly task: TickingTask;
  readonly due: Temporal.Instant;
}

/** When which task ticks next. */
export class Timetable {
  readonly #next = new Map<TickingTask, Temporal.Instant>();

  constructor(tasks: readonly TickingTask[], now: Temporal.Instant) {
    for (const task of tasks) this.#next.set(task, nextTick(task.schedule, now));
  }

  /** The ticks that are due. After a pause (a suspended laptop) a task ticks once, not once per missed tick. */
  take(now: Temporal.Instant): DueTick[] {
    const ticks: DueTick[] = [];
    for (const [task, due] of this.#next) {
      if (Temporal.Instant.compare(due, now) > 0) continue;
      ticks.push({ task, due });
      this.#next.set(task, nextTick(task.schedule, now));
    }
    return ticks;
  }

  /** Milliseconds until the next tick of any task, at least 0; Infinity without tasks. */
  untilNext(now: Temporal.Instant): number {
    let least = Number.POSITIVE_INFINITY;
    for (const due of this.#next.values()) {
      least = Math.min(least, due.epochMilliseconds - now.epochMilliseconds);
    }
    return Math.max(0, least);
  }
}
