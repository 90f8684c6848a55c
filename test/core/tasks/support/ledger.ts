import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** One run of a task, as the process that ran it wrote it down. */
export interface Run {
  readonly task: string;
  /** The tick, as an ISO instant. */
  readonly due: string;
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly start: number;
  /** Null while it is going, and for a run whose process was killed. */
  end: number | null;
}

/** What the processes of a cluster did, read from the file that they all append to. */
export class Ledger {
  constructor(readonly file: string) {}

  /** All runs so far, in the order of their starts. */
  runs(task?: string): Run[] {
    const runs: Run[] = [];
    for (const line of this.#lines()) {
      const { task, what, due, pid, at } = JSON.parse(line);
      if (what === 'start') runs.push({ task, due, pid, start: at, end: null });
      else {
        const run = runs.find((r) => r.task === task && r.due === due && r.pid === pid && r.end === null);
        if (run) run.end = at;
      }
    }
    return task === undefined ? runs : runs.filter((run) => run.task === task);
  }

  /** Waits for the first run that fits; rejects after `patience` milliseconds. */
  async next(what: string, fits: (run: Run) => boolean, patience: number): Promise<Run> {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      const run = this.runs().find(fits);
      if (run) return run;
      await delay(20);
    }
    throw new Error(
      `${what} did not happen within ${patience} ms. Last runs:\n${this.#lines().slice(-12).join('\n')}`,
    );
  }

  #lines(): string[] {
    return existsSync(this.file) ? readFileSync(this.file, 'utf8').split('\n').slice(0, -1) : [];
  }
}
