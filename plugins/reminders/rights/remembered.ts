import type { Clock } from 'alphapy';

const MOST = 10_000;

interface Entry<Value> {
  readonly value: Promise<Value | null>;
  readonly at: Temporal.Instant;
}

/**
 * Answers of Discord's, the last ten thousand. Who asks for the same at the same time asks once. A "no", and no answer at
 * all, is not kept: who was away may be back.
 */
export class Remembered<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(private readonly clock: Clock) {}

  /** An answer that is not older than this, or a new one. */
  get(key: string, age: Temporal.DurationLike, ask: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#entries.get(key);
    return known && this.#isFresh(known, age) ? known.value : this.#keep(key, ask());
  }

  async #keep(key: string, value: Promise<Value | null>): Promise<Value | null> {
    const entry = { value, at: this.clock.now() };
    this.#entries.delete(key); // the youngest stands last
    this.#entries.set(key, entry);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST && oldest !== undefined) this.#entries.delete(oldest);
    const answer = await value;
    if (!answer && this.#entries.get(key) === entry) this.#entries.delete(key);
    return answer;
  }

  #isFresh({ at }: Entry<Value>, age: Temporal.DurationLike): boolean {
    return Temporal.Instant.compare(at.add(age), this.clock.now()) > 0;
  }
}
