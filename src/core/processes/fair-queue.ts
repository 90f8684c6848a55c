import type { Lane } from './messages.js';

/** What one process may send. */
export type Share = Record<Lane, number>;

/**
 * Who waits to send how much. Dealt out one by one in turn, so that a process with ten thousand requests does not
 * keep another's single one waiting; users before bulk.
 */
export class FairQueue<Requester> {
  /** In each lane, whoever is served next stands first. */
  readonly #lanes: Readonly<Record<Lane, Map<Requester, number>>> = { user: new Map(), bulk: new Map() };
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get requesters(): ReadonlySet<Requester> {
    return new Set([...this.#lanes.user.keys(), ...this.#lanes.bulk.keys()]);
  }

  add(requester: Requester, lane: Lane, count: number): void {
    this.#change(requester, lane, count);
  }

  remove(requester: Requester, lane: Lane, count: number): void {
    this.#change(requester, lane, -count);
  }

  forget(requester: Requester): void {
    this.#change(requester, 'user', Number.NEGATIVE_INFINITY);
    this.#change(requester, 'bulk', Number.NEGATIVE_INFINITY);
  }

  deal(count: number): Map<Requester, Share> {
    const shares = new Map<Requester, Share>();
    for (let left = count; left > 0 && this.#size > 0; left--) {
      const lane = this.#lanes.user.size > 0 ? 'user' : 'bulk';
      const requester = this.#serveNext(lane);
      const share = shares.get(requester) ?? { user: 0, bulk: 0 };
      share[lane]++;
      shares.set(requester, share);
    }
    return shares;
  }

  #serveNext(lane: Lane): Requester {
    const waiting = this.#lanes[lane];
    const first = waiting.entries().next();
    if (first.done) throw new Error(`nobody waits in lane ${lane}`);
    const [requester, wanted] = first.value;
    waiting.delete(requester);
    if (wanted > 1) waiting.set(requester, wanted - 1);
    this.#size--;
    return requester;
  }

  #change(requester: Requester, lane: Lane, by: number): void {
    const waiting = this.#lanes[lane];
    const before = waiting.get(requester) ?? 0;
    const after = Math.max(0, before + by);
    this.#size += after - before;
    if (after > 0) waiting.set(requester, after);
    else waiting.delete(requester);
  }
}
