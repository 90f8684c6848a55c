import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../clock.js';
import { lastTick } from './schedule.js';
import type { TaskDriver, TickingTask } from './task-driver.js';
import { TaskRuns } from './task-runs.js';
import { Timetable } from './timetable.js';

/** Ticks from a clock that a test moves, in one process and with nothing else. */
export class ClockDriver implements TaskDriver {
  readonly #runs: TaskRuns;
  readonly #stopping = new AbortController();
  readonly #active = new Map<TickingTask, Promise<void>>();
  /** Tasks that were running when they ticked: they run once more, so that they see the time that the clock was moved to. */
  readonly #again = new Set<TickingTask>();
  #ticking: Promise<void> | null = null;

  constructor(
    private readonly clock: Clock,
    logger: ILogger,
  ) {
    this.#runs = new TaskRuns(logger);
  }

  async start(tasks: readonly TickingTask[]): Promise<void> {
    if (tasks.length > 0) this.#ticking = this.#tickOn(tasks);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ticking;
    await this.settled();
  }

  /** Resolves when nothing is running: after the clock was moved, when all that fell due has been done. */
  async settled(): Promise<void> {
    while (this.#active.size > 0) await Promise.all(this.#active.values());
  }

  async #tickOn(tasks: readonly TickingTask[]): Promise<void> {
    const timetable = new Timetable(tasks, this.clock.now());
    while (await this.#sleep(timetable.untilNext(this.clock.now()))) {
      for (const { task } of timetable.take(this.clock.now())) this.#tick(task);
    }
  }

  #tick(task: TickingTask): void {
    if (this.#active.has(task)) this.#again.add(task);
    else this.#active.set(task, this.#run(task));
  }

  async #run(task: TickingTask): Promise<void> {
    do {
      this.#again.delete(task);
      await this.#runs.run(task, lastTick(task.schedule, this.clock.now()));
    } while (this.#again.has(task) && !this.#stopping.signal.aborted);
    this.#active.delete(task);
  }

  /** False when the driver was stopped meanwhile. */
  async #sleep(milliseconds: number): Promise<boolean> {
    // Rejects only when stopping.
    return this.clock.sleep(milliseconds, this.#stopping.signal).then(
      () => !this.#stopping.signal.aborted,
      () => false,
    );
  }
}
