import type { ILogger } from '@sapphire/framework';
import type { Clock } from './clock.js';
import { withDeadline } from './deadline.js';
import { OperatorError } from './operator-error.js';

export interface Phase<Value> {
  /** Named in errors and timings: "database", "plugin reminders: setup". */
  readonly name: string;
  /** Milliseconds that starting may take; null where the phase has deadlines of its own, or waits for Discord. */
  readonly deadline: number | null;
  start(): Value | Promise<Value>;
  /** Undoes the start. A failure is logged and does not keep the phases before it from stopping. */
  stop?(value: Value): void | Promise<void>;
  /** Milliseconds that stopping may take; 5 seconds unless told otherwise. */
  readonly stopDeadline?: number;
}

/** Starts a process in named phases, and stops it in reverse. The phase that fails or hangs is named. */
export class Lifecycle {
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #timings: { readonly name: string; readonly milliseconds: number }[] = [];
  #stopping: Promise<void> | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly logger: ILogger,
  ) {}

  async run<Value>(phase: Phase<Value>): Promise<Value> {
    const began = this.clock.now();
    const starting = Promise.resolve().then(() => phase.start());
    try {
      const value = await this.#inTime(phase, starting);
      this.#timings.push({
        name: phase.name,
        milliseconds: this.clock.now().since(began).total('milliseconds'),
      });
      this.#stops.push(() => this.#stopPhase(phase, value));
      return value;
    } catch (error) {
      // What comes up after its deadline is brought down again.
      starting.then((value) => this.#stopPhase(phase, value)).catch(() => undefined);
      throw named(phase.name, error);
    }
  }

  /** Stops what was started, last first. Calling it again waits for the same stop. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  /** One line per phase for a person: name and milliseconds. */
  get timings(): readonly string[] {
    const width = Math.max(0, ...this.#timings.map(({ name }) => name.length));
    return this.#timings.map(
      ({ name, milliseconds }) => `${name.padEnd(width)} ${Math.round(milliseconds)} ms`,
    );
  }

  #inTime<Value>({ name, deadline }: Phase<Value>, starting: Promise<Value>): Promise<Value> {
    return deadline === null ? starting : withDeadline(this.clock, deadline, name, starting);
  }

  async #stopAll(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }

  async #stopPhase<Value>(phase: Phase<Value>, value: Value): Promise<void> {
    if (!phase.stop) return;
    const what = `stopping ${phase.name}`;
    try {
      const stopping = Promise.resolve(phase.stop(value));
      await withDeadline(this.clock, phase.stopDeadline ?? 5_000, what, stopping);
    } catch (error) {
      this.logger.error(`${what} failed`, error);
    }
  }
}

/** Says which phase failed. An operator's error speaks for itself. */
function named(phase: string, error: unknown): unknown {
  if (error instanceof OperatorError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return reason.toLowerCase().includes(phase.toLowerCase())
    ? error
    : new Error(`${phase} failed: ${reason}`, { cause: error });
}
