import { setTimeout as delay } from 'node:timers/promises';
import type { ILogger } from '@sapphire/framework';
import type { SystemClock } from '../clock.js';
import { pause } from '../pause.js';
import { TroubleLog } from '../trouble-log.js';
import { lastTick } from './schedule.js';
import type { TickingTask } from './task-driver.js';
import { TaskRuns } from './task-runs.js';
import { TickClaims } from './tick-claims.js';

/** How often claims are renewed, abandoned ticks looked for and the clock compared. */
export const BEAT_MILLISECONDS = 1000;

/** Kept of a stop's deadline for closing the connection. */
const CLOSING_MILLISECONDS = 500;

export interface TickRunnerOptions {
  readonly databaseUrl: string;
  /** Is made to follow the database's clock, so that all hosts agree on what is due. */
  readonly clock: SystemClock;
  readonly logger: ILogger;
}

/**
 * Runs ticks, each claimed in the database first. What makes the ticks (a leader, a queue) may therefore be late, double
 * or die: a tick runs once, a tick whose process died runs again, and no two runs of one task overlap.
 */
export class TickRunner {
  readonly claims: TickClaims;
  readonly #runs: TaskRuns;
  readonly #trouble: TroubleLog;
  readonly #active = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #tasks: ReadonlyMap<string, TickingTask> = new Map();
  #beating: Promise<void> | null = null;

  constructor(private readonly options: TickRunnerOptions) {
    this.#runs = new TaskRuns(options.logger);
    this.#trouble = new TroubleLog(options.logger, 'Keeping the claims of scheduled tasks');
    const connecting = new TroubleLog(options.logger, 'The database connection of the scheduled tasks');
    this.claims = new TickClaims(options.databaseUrl, connecting);
  }

  /** Resolves when ticks can be claimed, or the runner was stopped. */
  async start(tasks: readonly TickingTask[]): Promise<void> {
    this.#tasks = new Map(tasks.map((task) => [task.name, task]));
    await this.claims.open();
    this.#beating = this.#keepBeating();
  }

  /** Runs the task for its tick at `due`, unless that was done or a run is going. Resolves when that is over; never rejects. */
  async tick(task: TickingTask, due: Temporal.Instant): Promise<void> {
    if (this.#stopping.signal.aborted || this.#active.has(task.name)) return;
    const run = this.#claimAndRun(task, due);
    this.#active.set(task.name, run);
    await run;
    this.#active.delete(task.name);
  }

  /** Starts the tasks whose last tick fell into a time in which nobody ticked; once each, however many ticks that were. */
  async catchUp(): Promise<void> {
    const now = this.options.clock.now();
    const expected = [...this.#tasks.values()].map(({ name, schedule }) => ({
      name,
      due: lastTick(schedule, now),
    }));
    const claimed = new Map((await this.claims.lastClaimed(expected)).map(({ name, due }) => [name, due]));
    for (const { name, due } of expected) {
      const last = claimed.get(name);
      if (last && Temporal.Instant.compare(last, due) < 0) this.#start(name, due);
    }
  }

  /** Starts nothing more, and waits for what is running for at most `deadline` milliseconds. */
  async stop(deadline: number): Promise<void> {
    this.#stopping.abort();
    const grace = Math.max(deadline - CLOSING_MILLISECONDS, deadline / 2);
    await Promise.race([Promise.all(this.#active.values()), delay(grace, undefined, { ref: false })]);
    for (const name of this.#active.keys()) {
      this.options.logger.warn(`Scheduled task "${name}" did not end in time; its tick runs again elsewhere`);
    }
    await this.claims.close();
    await this.#beating;
  }

  async #claimAndRun(task: TickingTask, due: Temporal.Instant): Promise<void> {
    try {
      if (!(await this.claims.claim(task.name, due))) return;
      await this.#runs.run(task, due);
      await this.claims.release(task.name);
    } catch (error) {
      this.#failed(error);
    }
  }

  async #keepBeating(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#beat().then(
        () => this.#trouble.worked(),
        (error) => this.#failed(error),
      );
      await pause(BEAT_MILLISECONDS, this.#stopping.signal);
    }
  }

  /** Whoever stops closes the connection at last, whatever is still asked on it: that is no failure. */
  #failed(error: unknown): void {
    if (!this.#stopping.signal.aborted) this.#trouble.failed(error);
  }

  async #beat(): Promise<void> {
    const asked = performance.now();
    const time = await this.claims.databaseTime();
    this.options.clock.followAnswer(time, performance.now() - asked);
    for (const name of await this.claims.settle()) {
      this.options.logger.warn(
        `Scheduled task "${name}" was taken over by another process while it was running here`,
      );
    }
    for (const { name, due } of await this.claims.abandoned()) this.#start(name, due);
  }

  #start(name: string, due: Temporal.Instant): void {
    const task = this.#tasks.get(name);
    if (task) void this.tick(task, due);
  }
}
