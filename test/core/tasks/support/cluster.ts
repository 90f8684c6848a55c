import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../support/temporary.js';
import { Ledger, type Run } from './ledger.js';
import type { LedgerTask, TickProcessOptions, ToTickProcess } from './tick-process.js';

/** Some real processes that drive the same tasks. */
export class Cluster {
  readonly ledger: Ledger;
  readonly #folder = temporaryFolder('alphapy-ticks-');
  readonly #processes = new Map<number, ChildProcess>();
  /** When which process was killed, in epoch milliseconds: its runs ended then. */
  readonly #killed = new Map<number, number>();

  constructor(
    private readonly servers: Pick<TickProcessOptions, 'databaseUrl' | 'redisUrl'>,
    private readonly tasks: readonly LedgerTask[],
  ) {
    this.ledger = new Ledger(join(this.#folder, 'ledger'));
  }

  /** Resolves when all of them tick. */
  async add(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#spawn()));
  }

  /** `SIGKILL` ends a process at whatever instruction it is. */
  signal(pid: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    if (signal === 'SIGKILL') this.#killed.set(pid, Date.now());
    process.kill(pid, signal);
  }

  /** Asks all to stop. Resolves when they have ended by themselves. */
  async stop(deadline: number): Promise<void> {
    await Promise.all(
      [...this.#processes.values()].map(async (child) => {
        child.send({ stop: deadline } satisfies ToTickProcess);
        await once(child, 'exit');
      }),
    );
  }

  async end(): Promise<void> {
    for (const child of this.#processes.values()) child.kill('SIGKILL');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Pairs of runs of one task that were going at the same time. */
  overlaps(task: string): [Run, Run][] {
    const runs = this.ledger.runs(task);
    const endOf = (run: Run) => run.end ?? this.#killed.get(run.pid) ?? Number.POSITIVE_INFINITY;
    return runs.flatMap((run, index) => {
      const next = runs[index + 1];
      return next && next.start < endOf(run) ? [[run, next] satisfies [Run, Run]] : [];
    });
  }

  async #spawn(): Promise<void> {
    const options: TickProcessOptions = { ...this.servers, ledger: this.ledger.file, tasks: this.tasks };
    const child = fork(new URL('tick-process.js', import.meta.url), {
      env: { ...process.env, TICKS: JSON.stringify(options) },
    });
    if (!child.pid) throw new Error('The process did not start');
    const { pid } = child;
    this.#processes.set(pid, child);
    child.once('exit', () => this.#processes.delete(pid));
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (said !== 'started') throw new Error(`A process of the cluster ended: ${said}`);
  }
}
