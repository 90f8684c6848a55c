/** Remembers for an hour what was the case, of the last ten thousand that were asked about. */
export class Recently {
  readonly #at = new Map<string, Temporal.Instant>();

  has(key: string, now: Temporal.Instant): boolean {
    const at = this.#at.get(key);
    return at !== undefined && isRecent(at, now);
  }

  add(key: string, now: Temporal.Instant): void {
    this.#at.delete(key); // the youngest stands last
    this.#at.set(key, now);
    const [oldest] = this.#at.keys();
    if (this.#at.size > MOST && oldest !== undefined) this.#at.delete(oldest);
  }
}

const MOST = 10_000;

/** Within the last hour. */
export function isRecent(at: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at.add({ hours: 1 }), now) > 0;
}
