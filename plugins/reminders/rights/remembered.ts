import type { Clock } from 'alphapy';

const MOST = 10_000;

interface Entry<Value> {
  readonly value: Promise<Value | null>;
  readonly at: Temporal.Instant;
}

/** How old an answer may be. */
export interface Freshness {
  readonly age: Temporal.DurationLike;
  /** When something changed that makes older answers worthless; none as far as is known. */
  readonly changedAt: Temporal.Instant | null;
}

/** Clocks of hosts differ a little, and Discord tells of a change a moment after it. */
const CHANGING = { seconds: 5 };

function isFrom({ at }: Pick<Entry<unknown>, 'at'>, changedAt: Temporal.Instant | null): boolean {
  return changedAt === null || Temporal.Instant.compare(at, changedAt.add(CHANGING)) > 0;
}

/**
 * Answers of Discord's, the last ten thousand. Who asks for the same at the same time asks once. A "no", and no answer at
 * all, is not kept: who was away may be back.
 */
export class Remembered<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  constructor(private readonly clock: Clock) {}

  /** An answer that is not older than this, nor from before a change, or a new one. */
  get(key: string, { age, changedAt }: Freshness, ask: () => Promise<Value | null>): Promise<Value | null> {
    const known = this.#entries.get(key);
    const isGood = known && this.#isFresh(known, age) && isFrom(known, changedAt);
    return isGood ? known.value : this.#keep(key, ask());
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
