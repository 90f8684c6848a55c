import type { ManagerLink } from '../processes/manager-link.js';
import type { Lane, ToManager } from '../processes/messages.js';

type Counted = Extract<ToManager, { count: number }>;

/** Tells the manager about requests; what happens in one turn of the event loop becomes one message of each kind. */
export class SlotMessages {
  readonly #unsent = new Map<string, Counted>();

  constructor(private readonly manager: ManagerLink) {}

  take(lane: Lane): void {
    this.#add(`take ${lane}`, { op: 'take', lane, count: 1 });
  }

  leave(lane: Lane): void {
    this.#add(`leave ${lane}`, { op: 'leave', lane, count: 1 });
  }

  answered(count: number): void {
    this.#add('answered', { op: 'answered', count });
  }

  #add(kind: string, message: Counted): void {
    if (this.#unsent.size === 0) setImmediate(() => this.#send());
    const before = this.#unsent.get(kind)?.count ?? 0;
    this.#unsent.set(kind, { ...message, count: before + message.count });
  }

  #send(): void {
    for (const message of this.#unsent.values()) this.manager.send(message);
    this.#unsent.clear();
  }
}
