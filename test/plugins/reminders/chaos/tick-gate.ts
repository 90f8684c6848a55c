import type { TickingTask } from '../../../../src/core/tasks/task-driver.js';

/** Lets ticks run until it is closed. Those that come meanwhile do nothing; there is another one soon. */
export class TickGate {
  #isOpen = true;
  readonly #running = new Set<Promise<void>>();

  guard(task: TickingTask): TickingTask {
    return { ...task, run: (due) => this.#run(task, due) };
  }

  /** Resolves when no tick runs any more. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.allSettled(this.#running);
  }

  open(): void {
    this.#isOpen = true;
  }

  async #run(task: TickingTask, due: Temporal.Instant): Promise<void> {
    if (!this.#isOpen) return;
    const run = task.run(due);
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }
}
