/** Lets so many work at a time; the others wait for their turn, but not for ever. */
export class Turns {
  readonly #waiting = new Set<() => void>();

  constructor(private free: number) {}

  /** The end of the turn, to be called when the work is done; null when none came in time. */
  async take(milliseconds: number): Promise<(() => void) | null> {
    if (this.free > 0) this.free -= 1;
    else if (!(await this.#wait(milliseconds))) return null;
    return () => this.#pass();
  }

  #wait(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const begin = () => end(true);
      const timer = setTimeout(() => end(false), milliseconds);
      const end = (isTurn: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(begin);
        resolve(isTurn);
      };
      this.#waiting.add(begin);
    });
  }

  /** Whoever waits goes on at once, without the turn being free in between. */
  #pass(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.free += 1;
  }
}
