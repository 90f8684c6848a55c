/** First in, first out, with a bound: when it is full the oldest goes, since the newest tell what is happening now. */
export class BoundedQueue<Item> {
  #items: Item[] = [];
  #start = 0;
  /** How many were dropped since it was last asked. */
  #dropped = 0;

  constructor(readonly capacity: number) {}

  get size(): number {
    return this.#items.length - this.#start;
  }

  push(item: Item): void {
    this.#items.push(item);
    if (this.size > this.capacity) {
      this.#start += 1;
      this.#dropped += 1;
      this.#compact();
    }
  }

  /** Takes up to `count` of the oldest. */
  take(count: number): Item[] {
    const end = Math.min(this.#items.length, this.#start + count);
    const taken = this.#items.slice(this.#start, end);
    this.#start = end;
    this.#compact();
    return taken;
  }

  /** Puts back what was taken, in front, as far as there is room. */
  putBack(items: readonly Item[]): void {
    const room = Math.max(0, this.capacity - this.size);
    this.#dropped += Math.max(0, items.length - room);
    this.#items = [...items.slice(Math.max(0, items.length - room)), ...this.#items.slice(this.#start)];
    this.#start = 0;
  }

  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** Moving the items once per thousand keeps push and take cheap. */
  #compact(): void {
    if (this.#start < 1000 && this.#start < this.#items.length) return;
    this.#items = this.#items.slice(this.#start);
    this.#start = 0;
  }
}
