import { setTimeout as delay } from 'node:timers/promises';
import { type Job, Queue, Worker } from 'bullmq';
import { pause } from '../pause.js';
import { TroubleLog } from '../trouble-log.js';
import { registerSchedulers, repairSchedulers, repeatStrategy } from './bull-schedulers.js';
import type { TaskDriver, TickingTask } from './task-driver.js';
import { BEAT_MILLISECONDS, TickRunner, type TickRunnerOptions } from './tick-runner.js';

const QUEUE = 'scheduled-tasks';

/** After an error BullMQ would pause for 15 seconds. */
const RETRY_MILLISECONDS = 500;
const LONGEST_RECONNECT_MILLISECONDS = 1000;

/** Kept of a stop's deadline for closing the queue. */
const CLOSING_MILLISECONDS = 500;

export interface BullDriverOptions extends TickRunnerOptions {
  readonly redisUrl: string;
}

/**
 * Ticks from BullMQ on Redis, spread over all processes. A job is only the tick: it is over as soon as it was handed to
 * the runner, so a slow task holds up no other, and a Redis that loses everything loses nothing that matters.
 */
export class BullDriver implements TaskDriver {
  readonly #runner: TickRunner;
  readonly #trouble: TroubleLog;
  readonly #stopping = new AbortController();
  #queue: Queue | null = null;
  #worker: Worker | null = null;

  constructor(private readonly options: BullDriverOptions) {
    this.#runner = new TickRunner(options);
    this.#trouble = new TroubleLog(options.logger, 'The task queue on Redis');
  }

  /** Opens the queue only here, when all pieces are loaded: a worker that meets a job of an unknown task loses it. */
  async start(tasks: readonly TickingTask[]): Promise<void> {
    await this.#runner.start(tasks);
    const { queue, worker } = this.#open(new Map(tasks.map((task) => [task.name, task])));
    this.#queue = queue;
    this.#worker = worker;
    await this.#untilDone(() => registerSchedulers(queue, tasks));
    await this.#untilDone(() => this.#runner.catchUp());
    void this.#keepRepairing(queue, tasks);
  }

  async stop(deadline: number): Promise<void> {
    const started = performance.now();
    this.#stopping.abort();
    await this.#closeQueue();
    await this.#runner.stop(Math.max(0, deadline - (performance.now() - started)));
  }

  #open(tasks: ReadonlyMap<string, TickingTask>): { queue: Queue; worker: Worker } {
    const connection = {
      url: this.options.redisUrl,
      // Commands wait for Redis to come back. With a limit, BullMQ's start-up fails once and is then dead for ever.
      maxRetriesPerRequest: null,
      retryStrategy: (times: number) => Math.min(times * 100, LONGEST_RECONNECT_MILLISECONDS),
    };
    const shared = { connection, settings: { repeatStrategy } };
    const queue = new Queue(QUEUE, shared);
    const worker = new Worker(QUEUE, async (job) => this.#take(tasks, job), {
      ...shared,
      runRetryDelay: RETRY_MILLISECONDS,
    });
    queue.on('error', (error) => this.#trouble.failed(error));
    worker.on('error', (error) => this.#trouble.failed(error));
    worker.on('active', () => this.#trouble.worked());
    return { queue, worker };
  }

  #take(tasks: ReadonlyMap<string, TickingTask>, job: Job): void {
    const task = tasks.get(job.name);
    const due = job.opts.prevMillis;
    // A task of another version of this process: during an update both are at work, and the other one ticks again.
    if (!task || due === undefined) return;
    void this.#runner.tick(task, Temporal.Instant.fromEpochMilliseconds(due));
  }

  async #keepRepairing(queue: Queue, tasks: readonly TickingTask[]): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await pause(BEAT_MILLISECONDS, this.#stopping.signal);
      await this.#untilDone(async () => {
        if (await repairSchedulers(queue, tasks)) await this.#runner.catchUp();
      });
    }
  }

  async #untilDone(step: () => Promise<void>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        return await step();
      } catch (error) {
        if (!this.#stopping.signal.aborted) this.#trouble.failed(error);
        await pause(RETRY_MILLISECONDS, this.#stopping.signal);
      }
    }
  }

  /** Forced and with a limit: a Redis that is paused answers no goodbye. A job that is cut off was claimed or ticks again. */
  async #closeQueue(): Promise<void> {
    const closing = Promise.all([this.#worker?.close(true), this.#queue?.close()]);
    await Promise.race([closing, delay(CLOSING_MILLISECONDS, undefined, { ref: false })]);
    // Without waiting: what still waits for an answer is rejected, and the sockets are cut.
    void this.#queue?.disconnect();
    void this.#worker?.disconnect();
  }
}
