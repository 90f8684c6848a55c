import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { BackendOrder, WorkOrder } from './backend-order.js';

/** As many as two cores start without one waiting for another for long. */
const STARTED_TOGETHER = 3;

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
  readonly #atWork = new WeakSet<ChildProcess>();
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

  /** Lets so many start, connect and wait, so that one that is killed is replaced by one that only has to tick. */
  async prepare(count: number): Promise<void> {
    while (this.#standbys.length < count) {
      const together = Array.from({ length: STARTED_TOGETHER }, () => this.#fork());
      await Promise.all(together.map((child) => this.#makeReady(child)));
      this.#standbys.push(...together);
    }
  }

  async start(): Promise<void> {
    while (this.#working.length < this.#options.size) await this.#sendNext();
  }

  /** Kills one of those that work, without warning, and lets the next one begin. */
  async killOne(random: () => number): Promise<void> {
    const atWork = this.#working.filter((child) => this.#atWork.has(child));
    await this.#kill(atWork[Math.floor(random() * atWork.length)]);
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
    const atWork = this.#working.filter((child) => this.#atWork.has(child));
    return atWork.length === this.#options.size;
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
    const standby = this.#standbys.shift();
    const next = standby ?? this.#fork();
    this.#working.push(next);
    if (!standby) await this.#makeReady(next);
    const { now } = this.#options.order();
    const order: WorkOrder = { work: true, now };
    if (next.connected) next.send(order);
  }

  async #makeReady(child: ChildProcess): Promise<void> {
    await said(child, 'loaded');
    if (child.connected) child.send(this.#options.order());
    await said(child, 'ready');
  }

  #fork(): ChildProcess {
    const file = new URL('./backend-process.js', import.meta.url);
    const child = fork(file, { stdio: ['ignore', this.#log, this.#log, 'ipc'] });
    child.on('message', (message) => message === 'works' && this.#atWork.add(child));
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

/** Resolves when it says so, or can say nothing any more. */
async function said(child: ChildProcess, word: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    const listen = (message: unknown) => {
      if (message === word) end();
    };
    const end = () => {
      child.off('message', listen).off('exit', end);
      resolve();
    };
    child.on('message', listen).on('exit', end);
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
