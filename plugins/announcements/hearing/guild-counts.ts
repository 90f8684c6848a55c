import type { Clock } from 'alphapy';

const MOST_GUILDS = 5_000;

interface Count {
  readonly since: Temporal.Instant;
  number: number;
}

/** Counts what happens in a guild within a time. In memory: a guild belongs to one process, and nothing rests on it. */
export class GuildCounts {
  readonly #counts = new Map<string, Count>();

  constructor(
    private readonly clock: Clock,
    private readonly window: Temporal.DurationLike,
  ) {}

  /** The how manieth it is. */
  next(guildId: string): number {
    const count = this.#countOf(guildId);
    count.number += 1;
    return count.number;
  }

  #countOf(guildId: string): Count {
    const now = this.clock.now();
    const known = this.#counts.get(guildId);
    if (known && Temporal.Instant.compare(known.since.add(this.window), now) > 0) return known;
    this.#counts.delete(guildId); // the newest stands last
    const [oldest] = this.#counts.keys();
    if (oldest !== undefined && this.#counts.size >= MOST_GUILDS) this.#counts.delete(oldest);
    const count = { since: now, number: 0 };
    this.#counts.set(guildId, count);
    return count;
  }
}
