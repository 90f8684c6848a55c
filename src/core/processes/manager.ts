import type { Plan } from './messages.js';

/** A manager that has started, with all processes of this host. */
export interface Manager {
  /** What was found out before the start; null when it was stopped before that. */
  readonly plan: Plan | null;
  /** For example `http://127.0.0.1:8080`; null without a backend on this host. */
  readonly apiUrl: string | null;
  /** Resolves when everything was stopped in order; rejects with an `OperatorError` when somebody has to mend something. */
  readonly ended: Promise<void>;
  /** Ends every process of this host, in order. */
  stop(): Promise<void>;
  /** Replaces one process after another. Asked for meanwhile, it waits for the same restart. */
  restart(): Promise<void>;
}
