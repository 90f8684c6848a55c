import type { Clock } from 'alphapy';
import type { AnnouncementNotes } from '../ledger/announcement-notes.js';
import { GuildCounts } from './guild-counts.js';

/** Of one guild; a person reads no more either. */
const MOST_IN_A_MINUTE = 20;

/** Changes of messages for which is looked whether they are announcements. Live scoreboards stay below. */
const MOST_LOOKUPS_IN_A_MINUTE = 200;

/** Keeps a flood from costing anything: what is beyond the pace is counted, and told of once. */
export class ReadingPace {
  readonly #read: GuildCounts;
  readonly #lookedUp: GuildCounts;
  readonly #compared: GuildCounts;
  readonly #full: GuildCounts;

  constructor(
    clock: Clock,
    private readonly notes: AnnouncementNotes,
  ) {
    this.#read = new GuildCounts(clock, { minutes: 1 });
    this.#lookedUp = new GuildCounts(clock, { minutes: 1 });
    this.#compared = new GuildCounts(clock, { minutes: 1 });
    this.#full = new GuildCounts(clock, { hours: 1 });
  }

  /** Whether one more new message may be read in this minute. */
  async mayRead(guildId: string, link: string): Promise<boolean> {
    const number = this.#read.next(guildId);
    if (number === MOST_IN_A_MINUTE + 1) await this.notes.leftUnread(guildId, 'flood', link);
    return number <= MOST_IN_A_MINUTE;
  }

  /** Whether it may be asked if a message that was changed is known. What is left out, the last look finds. */
  mayLookUp(guildId: string): boolean {
    return this.#lookedUp.next(guildId) <= MOST_LOOKUPS_IN_A_MINUTE;
  }

  /** Whether one more may be read that was changed: edits must not keep new messages from being read. */
  mayCompare(guildId: string): boolean {
    return this.#compared.next(guildId) <= MOST_IN_A_MINUTE;
  }

  /** The guild has had its share of this hour. */
  async tellFull(guildId: string, link: string): Promise<void> {
    if (this.#full.next(guildId) === 1) await this.notes.leftUnread(guildId, 'tooMany', link);
  }
}
