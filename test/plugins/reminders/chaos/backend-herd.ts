import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { ToManager, ToProcess } from '../../../../src/core/processes/messages.js';
import { RequestDesk, type Requester } from '../../../../src/core/processes/request-desk.js';
import { SlidingWindow } from '../../../../src/core/processes/sliding-window.js';
import type { BackendOrder, BackendWord, ConnectOrder } from './backend-order.js';

/** As many as two cores start without one waiting for another for long. */
const STARTED_TOGETHER = 3;

interface HerdOptions {
  readonly size: number;
  readonly logFile: string;
  /** What all of them may send together. */
  readonly requestsPerSecond: number;
  /** What the next backend is to work with. */
  surroundings(): Omit<ConnectOrder, 'order' | 'processes'>;
}

/**
 * Several backends of which any may be killed at any time; another takes its place. As a manager does, it grants them
 * what they send, so that who takes a place has no more than the killed one has left of Discord's limit.
 */
export class BackendHerd {
  readonly #options: HerdOptions;
  readonly #desk: RequestDesk;
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
    this.#desk = new RequestDesk(new SlidingWindow(options.requestsPerSecond));
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

  countAnew(): void {
    this.killed = 0;
    this.longestBetweenKills = 0;
    this.#lastKill = null;
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

  /**
   * Has time moved while nobody that works has anything on its way, and sets their clocks by it. Nowhere does time jump
   * over the lease of a claim, or over what Discord remembers of nonces, in the midst of a request.
   */
  async moveClocks(move: () => Promise<Temporal.Instant>): Promise<void> {
    const held = [...this.#working];
    await Promise.all(held.map((child) => hold(child)));
    const now = (await move()).toString();
    for (const child of this.#working) tell(child, { order: 'goOn', now });
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
    tell(next, { order: 'work', now: this.#options.surroundings().now });
  }

  async #makeReady(child: ChildProcess): Promise<void> {
    await said(child, 'loaded');
    tell(child, { order: 'connect', ...this.#options.surroundings(), processes: this.#options.size });
    await said(child, 'ready');
  }

  #fork(): ChildProcess {
    const file = new URL('./backend-process.js', import.meta.url);
    const child = fork(file, { stdio: ['ignore', this.#log, this.#log, 'ipc'] });
    const requester: Requester = { send: (message) => tell(child, message) };
    child.on('message', (message: BackendWord | ToManager) => {
      if (message === 'works') this.#atWork.add(child);
      else if (typeof message === 'object') this.#desk.hear(requester, message);
    });
    child.once('exit', () => this.#desk.forget(requester));
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

async function hold(child: ChildProcess): Promise<void> {
  const held = said(child, 'held');
  tell(child, { order: 'hold' });
  await held;
}

/** Does nothing once it is gone; its exit is heard of elsewhere. */
function tell(child: ChildProcess, message: BackendOrder | ToProcess): void {
  if (child.connected) child.send(message, () => undefined);
}

/** Resolves when it says so, or can say nothing any more. */
async function said(child: ChildProcess, word: BackendWord): Promise<void> {
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
