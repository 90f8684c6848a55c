/** Reads a stream of bytes line by line. Only a line feed ends a line: rows may hold any other character. */
export class LineReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  /** The next line with its line feed, or `null` at the end. A last line without one counts as missing. */
  async next(): Promise<Buffer | null> {
    const pieces: Buffer[] = [];
    for (;;) {
      const end = this.#rest.indexOf(LINE_FEED);
      if (end >= 0) {
        const line = Buffer.concat([...pieces, this.#rest.subarray(0, end + 1)]);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      pieces.push(this.#rest);
      const { value, done } = await this.#chunks.next();
      if (done) return null;
      this.#rest = value;
    }
  }
}

const LINE_FEED = 0x0a;
