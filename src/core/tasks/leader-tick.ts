import { pause } from '../pause.js';
import type { TaskDriver, TickingTask } from './task-driver.js';
import { BEAT_MILLISECONDS, TickRunner, type TickRunnerOptions } from './tick-runner.js';
import { Timetable } from './timetable.js';

/**
 * Ticks from PostgreSQL alone: one of the processes holds an advisory lock and watches the clock for all.
 * When it dies the lock falls, and the next process takes it within a second.
 */
export class LeaderTick implements TaskDriver {
  readonly #runner: TickRunner;
  readonly #stopping = new AbortController();
  #leading: Promise<void> | null = null;

  constructor(private readonly options: TickRunnerOptions) {
    this.#runner = new TickRunner(options);
  }

  async start(tasks: readonly TickingTask[]): Promise<void> {
    await this.#runner.start(tasks);
    this.#leading = this.#lead(tasks);
  }

  async stop(deadline: number): Promise<void> {
    this.#stopping.abort();
    await this.#runner.stop(deadline);
    await this.#leading;
  }

  async #lead(tasks: readonly TickingTask[]): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      if (await this.#takeLead()) await this.#tickWhileLeading(tasks);
      await pause(BEAT_MILLISECONDS, this.#stopping.signal);
    }
  }

  async #takeLead(): Promise<boolean> {
    try {
      if (!(await this.#runner.claims.lead())) return false;
      await this.#runner.catchUp();
      return true;
    } catch {
      // The connection is away, which the connection itself says in the log.
      return false;
    }
  }

  async #tickWhileLeading(tasks: readonly TickingTask[]): Promise<void> {
    const { clock } = this.options;
    const timetable = new Timetable(tasks, clock.now());
    while (this.#runner.claims.leads && !this.#stopping.signal.aborted) {
      // Not waited for: a slow task does not hold up the others.
      for (const { task, due } of timetable.take(clock.now())) void this.#runner.tick(task, due);
      // Looks at the clock every beat at least, since the host may have been suspended or the clock corrected.
      await pause(Math.min(BEAT_MILLISECONDS, timetable.untilNext(clock.now())), this.#stopping.signal);
    }
  }
}
