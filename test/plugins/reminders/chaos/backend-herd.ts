import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { BackendOrder } from './backend-order.js';

/** As many as two cores load without one waiting for another for long. */
const LOADED_TOGETHER = 3;

interface HerdOptions {
  readonly size: number;
  readonly logFile: string;
  /** What the next backend is to work with. */
  order(): BackendOrder;
}

/** Several backends of which any may be killed at any time; another takes its place. */
export class BackendHerd {
  readonly #options: HerdOptions;
  readonly #log: number;
  readonly #working: ChildProcess[] = [];
  readonly #standbys: ChildProcess[] = [];
  readonly #started = new WeakSet<ChildProcess>();
  #ended = false;
  /** How many were killed while they worked. */
  killed = 0;
  /** The longest time between two kills, in milliseconds. */
  longestBetweenKills = 0;
  #lastKill: number | null = null;

  constructor(options: HerdOptions) {
    this.#options = options;
    this.#log = openSync(options.logFile, 'a');
  }

  /** Lets so many load their modules and wait, so that a killed one is replaced by one that only has to start. */
  async load(count: number): Promise<void> {
    while (this.#standbys.length < count) {
      const together = Array.from({ length: LOADED_TOGETHER }, () => this.#fork());
      await Promise.all(together.map(loaded));
      this.#standbys.push(...together);
    }
  }

  async start(): Promise<void> {
    while (this.#working.length < this.#options.size) await this.#sendNext();
  }

  /** Kills one of those that work, without warning, and lets the next one begin. */
  async killOne(random: () => number): Promise<void> {
    const started = this.#working.filter((child) => this.#started.has(child));
    await this.#kill(started[Math.floor(random() * started.length)]);
  }

  async #kill(victim: ChildProcess | undefined): Promise<void> {
    if (!victim) return;
    this.#working.splice(this.#working.indexOf(victim), 1);
    this.#count();
    await kill(victim);
    await this.#sendNext();
  }

  #count(): void {
    const now = performance.now();
    this.longestBetweenKills = Math.round(Math.max(this.longestBetweenKills, now - (this.#lastKill ?? now)));
    this.#lastKill = now;
    this.killed += 1;
  }

  /** Whether as many work as should. */
  get isComplete(): boolean {
    const started = this.#working.filter((child) => this.#started.has(child));
    return started.length === this.#options.size;
  }

  /** Moves the clocks of those that work. */
  moveClocks(now: Temporal.Instant): void {
    for (const child of this.#working) if (child.connected) child.send({ now: now.toString() });
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#working.splice(0), ...this.#standbys.splice(0)].map(kill));
    closeSync(this.#log);
  }

  /** One that works is not waited for: what it does on its way may fail, and the rest must go on. */
  async #sendNext(): Promise<void> {
    const next = this.#standbys.shift() ?? this.#fork();
    this.#working.push(next);
    await loaded(next);
    if (next.connected) next.send(this.#options.order());
  }

  #fork(): ChildProcess {
    const file = new URL('./backend-process.js', import.meta.url);
    const child = fork(file, { stdio: ['ignore', this.#log, this.#log, 'ipc'] });
    loads.set(child, once(child, 'message'));
    child.on('message', (message) => message === 'started' && this.#started.add(child));
    // It dies by itself only when it cannot start, for example while the database is away: then the next one tries.
    child.once('exit', () => void this.#replace(child));
    return child;
  }

  async #replace(child: ChildProcess): Promise<void> {
    const place = this.#working.indexOf(child);
    if (place < 0 || this.#ended) return;
    this.#working.splice(place, 1);
    await this.#sendNext();
  }
}

const loads = new WeakMap<ChildProcess, Promise<unknown>>();

async function loaded(child: ChildProcess): Promise<void> {
  await Promise.race([loads.get(child), once(child, 'exit')]);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
