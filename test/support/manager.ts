import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../../src/core/processes/messages.js';

const script = fileURLToPath(new URL('./manager-process.js', import.meta.url));

export interface ManagerStart {
  readonly environment: Readonly<Record<string, string>>;
  readonly role?: 'all' | 'gateway' | 'backend';
  readonly shards?: string;
}

/** What a manager tells once all its processes are ready. */
export interface Readiness {
  readonly plan: Plan;
  readonly apiUrl: string | null;
}

/** A manager in a process of its own. */
export class ManagerProcess {
  readonly #child: ChildProcess;
  /** Resolves when all of its processes are ready; rejects with its output when it ends before. */
  readonly ready: Promise<Readiness>;
  /** Resolves with the exit code when it is gone; null after a signal. */
  readonly ended: Promise<number | null>;
  output = '';

  constructor({ environment, role = 'all', shards }: ManagerStart) {
    const parameters = shards ? [role, shards] : [role];
    this.#child = fork(script, parameters, { env: { ...process.env, ...environment }, silent: true });
    this.#child.stdout?.on('data', (part) => {
      this.output += part;
    });
    this.#child.stderr?.on('data', (part) => {
      this.output += part;
    });
    this.ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.ready = Promise.race([
      this.#firstReport(),
      this.ended.then(() => Promise.reject(new Error(this.output))),
    ]);
    this.ready.catch(() => undefined); // for those who wait for its end
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async #firstReport(): Promise<Readiness> {
    return await new Promise((resolve) =>
      this.#child.on('message', (message: Readiness | 'ready') => message !== 'ready' && resolve(message)),
    );
  }
}
