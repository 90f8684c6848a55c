import type { ToManager, ToProcess } from './messages.js';

type Message<Op extends ToProcess['op']> = Extract<ToProcess, { op: Op }>;

/** A process's line to the manager that started it. */
export interface ManagerLink {
  send(message: ToManager): void;
  /** Calls `listener` for every message of this kind, also for those that came before. */
  on<Op extends ToProcess['op']>(op: Op, listener: (message: Message<Op>) => void): void;
}
