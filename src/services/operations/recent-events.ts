import type { OperationalEvent, OperationalEventType } from './operational-event.js';

/**
 * The newest events in memory. Each guild has a share of its own, so that one in which everything fails cannot push
 * out what happened to the others.
 */
export class RecentEvents {
  readonly #byGuild = new Map<string | null, OperationalEvent[]>();

  constructor(
    private readonly perGuild = 50,
    private readonly guilds = 1000,
  ) {}

  add(event: OperationalEvent): void {
    const events = this.#byGuild.get(event.guildId) ?? [];
    // Taken out and put in again: the guild that was quiet longest stands first and goes first.
    this.#byGuild.delete(event.guildId);
    this.#byGuild.set(event.guildId, [event, ...events].slice(0, this.perGuild));
    if (this.#byGuild.size > this.guilds) this.#dropQuietest();
  }

  /** Newest first: of the guild and of the whole bot. Never of another guild. */
  of(guildId: string, types?: readonly OperationalEventType[]): OperationalEvent[] {
    const events = [...(this.#byGuild.get(guildId) ?? []), ...(this.#byGuild.get(null) ?? [])];
    return events
      .filter(({ type }) => !types || types.includes(type))
      .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
  }

  #dropQuietest(): void {
    for (const guildId of this.#byGuild.keys()) {
      if (guildId === null) continue;
      this.#byGuild.delete(guildId);
      return;
    }
  }
}
