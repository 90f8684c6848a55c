/** The newest events of a session, as the frames that were sent, so that a RESUME can repeat them. */
export class ReplayBuffer {
  /** Frames of consecutive sequence numbers, the last of which is `#last`. */
  #frames: string[] = [];
  #start = 0;
  #bytes = 0;
  #last = 0;

  constructor(private readonly limits: { readonly replayEvents: number; readonly replayBytes: number }) {}

  get lastSequence(): number {
    return this.#last;
  }

  /** Adds the frame with the next sequence number. */
  push(frame: string): void {
    this.#frames.push(frame);
    this.#bytes += frame.length;
    this.#last += 1;
    while (this.#size > this.limits.replayEvents || this.#bytes > this.limits.replayBytes) this.#dropOldest();
  }

  /** The frames after `sequence`, or null when some of them are gone or the client is ahead of us. */
  after(sequence: number): readonly string[] | null {
    const missed = this.#last - sequence;
    if (missed < 0 || missed > this.#size) return null;
    return this.#frames.slice(this.#frames.length - missed);
  }

  get #size(): number {
    return this.#frames.length - this.#start;
  }

  #dropOldest(): void {
    this.#bytes -= this.#frames[this.#start]?.length ?? 0;
    this.#frames[this.#start] = '';
    this.#start += 1;
    if (this.#start < 1_024 || this.#start < this.#frames.length / 2) return;
    this.#frames = this.#frames.slice(this.#start); // seldom, so that dropping stays cheap
    this.#start = 0;
  }
}
