import { ManagedProcess, type ProcessSpec, type ProcessSurroundings } from './managed-process.js';

/** Keeps a number of processes running, in order. */
export class Supervisor {
  readonly #processes: ManagedProcess[];
  /** Everyone who may have a process running: those above, and during a restart the successor. */
  readonly #living: Set<ManagedProcess>;
  #stopped = false;

  constructor(
    specs: readonly ProcessSpec[],
    private readonly surroundings: ProcessSurroundings,
  ) {
    this.#processes = specs.map((spec) => new ManagedProcess(spec, surroundings));
    this.#living = new Set(this.#processes);
  }

  /** Starts one after another, and resolves when all have been ready. One that fails does not hold up the next. */
  async start(): Promise<void> {
    for (const process of this.#processes) await process.start();
    await Promise.all(this.#processes.map((process) => process.ready));
  }

  /** Replaces one process after another. Resolves with the name of the one whose successor failed, or null. */
  async roll(): Promise<string | null> {
    for (const [index, process] of this.#processes.entries()) {
      if (this.#stopped) return null;
      if (!(await this.#replace(index, process))) return process.spec.name;
    }
    return null;
  }

  /** Ends all at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#living].map((process) => process.stop()));
  }

  /** Ends all without waiting for anything. */
  kill(): void {
    for (const process of this.#living) process.kill();
  }

  async #replace(index: number, old: ManagedProcess): Promise<boolean> {
    const successor = new ManagedProcess(old.spec, this.surroundings);
    this.#living.add(successor);
    if (old.spec.overlaps) return await this.#startThenStop(index, successor, old);
    return await this.#stopThenStart(index, successor, old);
  }

  /** When the successor fails, the old one serves on. */
  async #startThenStop(index: number, successor: ManagedProcess, old: ManagedProcess): Promise<boolean> {
    const startsWell = await successor.start();
    if (startsWell) this.#processes[index] = successor;
    await this.#dismiss(startsWell ? old : successor);
    return startsWell;
  }

  /**
   * Two gateway processes with the same shards would answer every event twice. A hand-over without a gap, where the
   * new one listens in silence until the old one has let go, would be a third way here.
   */
  async #stopThenStart(index: number, successor: ManagedProcess, old: ManagedProcess): Promise<boolean> {
    this.#processes[index] = successor;
    await this.#dismiss(old);
    return await successor.start();
  }

  async #dismiss(process: ManagedProcess): Promise<void> {
    await process.stop();
    this.#living.delete(process);
  }
}
