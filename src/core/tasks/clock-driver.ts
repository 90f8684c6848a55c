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
  #timetable = new Timetable([], Temporal.Instant.fromEpochMilliseconds(0));

  /**
   * @param pause least time of the clock between two looks at the tasks, in milliseconds. A clock that is moved by a
   * month passes 2.6 million seconds; looking every half hour, and at the end (`settled`), is what a story needs.
   */
  constructor(
    private readonly clock: Clock,
    logger: ILogger,
    private readonly pause = 0,
  ) {
    this.#runs = new TaskRuns(logger);
  }

  async start(tasks: readonly TickingTask[]): Promise<void> {
    this.#timetable = new Timetable(tasks, this.clock.now());
    if (tasks.length > 0) this.#ticking = this.#tickOn();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ticking;
    await this.settled();
  }

  /** After the clock was moved: resolves when all that fell due has been done. */
  async settled(): Promise<void> {
    if (!this.#stopping.signal.aborted) this.#tickDue();
    while (this.#active.size > 0) await Promise.all(this.#active.values());
  }

  async #tickOn(): Promise<void> {
    while (await this.#sleep(Math.max(this.pause, this.#timetable.untilNext(this.clock.now()))))
      this.#tickDue();
  }

  #tickDue(): void {
    for (const { task } of this.#timetable.take(this.clock.now())) this.#tick(task);
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
