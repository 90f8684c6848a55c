import type { ILogger } from '@sapphire/framework';
import { type MonotonicTime, monotonic } from '../monotonic.js';
import type { OperatorError } from '../operator-error.js';
import { backOff } from './backoff.js';
import type { Child, Spawn } from './child.js';
import { ChildRun, defaultPatience, type Patience, type RunEnd } from './child-run.js';
import type { Assignment, ToManager } from './messages.js';

export interface ProcessSpec {
  /** For example `gateway 0-3`. */
  readonly name: string;
  readonly spawn: Spawn;
  readonly assignment: Assignment;
  /** A restart starts the new process first and then ends the old one; otherwise the other way round. */
  readonly overlaps: boolean;
}

/** What a process's owner is told. */
export interface ProcessEvents {
  message(child: Child, message: ToManager): void;
  gone(child: Child): void;
  /** It cannot work, and another start would not help. */
  fatal(error: OperatorError): void;
}

export interface ProcessSurroundings {
  readonly events: ProcessEvents;
  readonly logger: ILogger;
  readonly patience?: Patience;
  readonly time?: MonotonicTime;
}

/** Ready for so long, a process has proved itself: its next failure counts as the first. */
const PROVEN = 5 * 60_000;

/** A process that is kept alive: started again after every end that nobody asked for. */
export class ManagedProcess {
  readonly spec: ProcessSpec;
  readonly #time: MonotonicTime;
  readonly #stopping = new AbortController();
  readonly #ready = Promise.withResolvers<void>();
  #run: ChildRun | null = null;
  #life: Promise<void> | null = null;

  constructor(
    spec: ProcessSpec,
    private readonly surroundings: ProcessSurroundings,
  ) {
    this.spec = spec;
    this.#time = surroundings.time ?? monotonic;
  }

  /** Resolves when the process was ready for the first time, however often it had to be started for it. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /** Starts it. Resolves with whether the first try came to be ready; if not, further ones follow by themselves. */
  async start(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return false;
    const run = this.#spawn();
    this.#life = this.#live(run);
    return await run.ready;
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#run?.stop();
    await this.#life;
  }

  kill(): void {
    this.#stopping.abort();
    this.#run?.kill();
  }

  async #live(firstRun: ChildRun): Promise<void> {
    let run = firstRun;
    for (let failures = 1; ; failures++) {
      const end = await run.ended;
      if (this.#stopping.signal.aborted) return;
      if (isFatal(end)) return this.surroundings.events.fatal(end.operatorError);
      if (end.readyFor >= PROVEN) failures = 1;
      await this.#pause(end, backOff(failures));
      if (this.#stopping.signal.aborted) return; // also when that was asked as the pause ended
      run = this.#spawn();
    }
  }

  /** Ends earlier when the process is to stop meanwhile. */
  async #pause({ reason }: RunEnd, milliseconds: number): Promise<void> {
    this.surroundings.logger.warn(
      `${this.spec.name} is down (${reason}). Starting it again in ${milliseconds / 1_000} s.`,
    );
    await this.#time.sleep(milliseconds, this.#stopping.signal).catch(() => undefined);
  }

  #spawn(): ChildRun {
    const { events, patience = defaultPatience } = this.surroundings;
    const child = this.spec.spawn();
    const run = new ChildRun(child, patience, this.#time);
    child.onMessage((message) => events.message(child, message));
    void child.ended.then(() => events.gone(child));
    void run.ready.then((ready) => ready && this.#ready.resolve());
    child.send({ op: 'start', assignment: this.spec.assignment });
    this.#run = run;
    return run;
  }
}

/** Another start would end the same way. */
function isFatal(end: RunEnd): end is RunEnd & { readonly operatorError: OperatorError } {
  return end.operatorError !== null && !end.operatorError.details.passing;
}
