import type { ManagerLink } from './manager-link.js';
import type { Assignment, ToManager, ToProcess } from './messages.js';

const BEAT_INTERVAL = 1_000;

/** A process's line to its manager over Node's IPC channel. */
export class IpcLink implements ManagerLink {
  #beatUnsent = false;

  send(message: ToManager): void {
    void this.deliver(message);
  }

  /** Resolves when the message is out, or cannot be delivered any more. */
  async deliver(message: ToManager): Promise<void> {
    if (!process.connected) return;
    await new Promise<unknown>((resolve) => process.send?.(message, undefined, undefined, resolve));
  }

  on<Op extends ToProcess['op']>(op: Op, listener: (message: Extract<ToProcess, { op: Op }>) => void): void {
    process.on('message', (message: ToProcess) => {
      // The comparison narrows the message; the compiler cannot follow it through the type parameter.
      if (message.op === op) listener(message as Extract<ToProcess, { op: Op }>);
    });
  }

  /** What this process is to do. Node keeps messages until the first listener is there, so this is never too late. */
  async assignment(): Promise<Assignment> {
    return await new Promise((resolve) => this.on('start', ({ assignment }) => resolve(assignment)));
  }

  /** Shows the manager every second that the event loop turns. */
  startBeating(): void {
    setInterval(() => this.#beat(), BEAT_INTERVAL);
  }

  async #beat(): Promise<void> {
    // While the manager reads nothing (it is stopped in a debugger), beats must not pile up.
    if (this.#beatUnsent) return;
    this.#beatUnsent = true;
    await this.deliver({ op: 'beat' });
    this.#beatUnsent = false;
  }
}
