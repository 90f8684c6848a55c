import type { EntityManager } from '@mikro-orm/postgresql';
import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../../core/clock.js';
import { readInstant } from '../../core/database/read-instant.js';
import { BoundedQueue } from '../../utils/bounded-queue.js';
import { safeLog } from '../../utils/text/safe.js';
import type { OperationalEvent, OperationalEventType } from './operational-event.js';
import { RecentEvents } from './recent-events.js';

export interface OperationsLogOptions {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly logger: ILogger;
  /** Rows kept per guild, and for the whole bot. */
  readonly perGuild?: number;
}

/**
 * What happens to the bot, for its owner and for each guild: in memory at once, in the database a moment later.
 * Telling of an event never fails and never waits: the database being away is itself one of the events.
 */
export class OperationsLog {
  readonly #recent = new RecentEvents();
  readonly #perGuild: number;
  readonly #waiting = new BoundedQueue<OperationalEvent>(1000);
  #writing: Promise<void> | null = null;

  constructor(private readonly options: OperationsLogOptions) {
    this.#perGuild = options.perGuild ?? 500;
  }

  tell(
    type: OperationalEventType,
    message: string,
    { guildId = null, ...details }: { readonly guildId?: string | null } & OperationalEvent['details'] = {},
  ): void {
    const event = { type, guildId, message: safeLog(message, 500), details, at: this.options.clock.now() };
    this.#recent.add(event);
    this.#waiting.push(event);
    this.#writing ??= this.#writeAll();
  }

  /** The newest in this process: of the guild and of the whole bot. */
  recent(guildId: string, types?: readonly OperationalEventType[]): OperationalEvent[] {
    return this.#recent.of(guildId, types);
  }

  /** Newest first, over all processes and restarts: of the guild and of the whole bot. */
  async list(
    guildId: string,
    limit: number,
    types?: readonly OperationalEventType[],
  ): Promise<OperationalEvent[]> {
    const rows = await this.options.em.fork().execute<EventRow[]>(
      `select guild_id, type, message, details, at from core_operational_events
       where (guild_id = ? or guild_id is null) and (?::text is null or type = any (string_to_array(?, ',')))
       order by id desc limit ?`,
      [guildId, types?.join(',') ?? null, types?.join(',') ?? null, limit],
    );
    return rows.map((row) => ({
      type: row.type,
      guildId: row.guild_id === null ? null : String(row.guild_id),
      message: row.message,
      details: row.details,
      at: readInstant(row.at),
    }));
  }

  /** Removes, for each guild and for the whole bot, what is beyond its newest rows. */
  async trim(): Promise<void> {
    await this.options.em.fork().execute(
      `delete from core_operational_events where id in (
         select id from (
           select id, row_number() over (partition by guild_id order by id desc) as place from core_operational_events
         ) as numbered where place > ?
       )`,
      [this.#perGuild],
    );
  }

  /** Resolves when all that was told so far is written. */
  async drain(): Promise<void> {
    await this.#writing;
  }

  /** One statement at a time: a burst of events must not take every connection of the pool. */
  async #writeAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      this.#warnOfDropped();
      const events = this.#waiting.take(50);
      try {
        await this.#insert(events);
      } catch (error) {
        this.options.logger.warn(
          `${events.length} events are only in memory: the database did not take them`,
          error,
        );
      }
    }
    this.#writing = null; // in the same turn as the last look, so that nothing told in between is left lying
  }

  #warnOfDropped(): void {
    const dropped = this.#waiting.takeDropped();
    if (dropped > 0)
      this.options.logger.warn(`The ${dropped} oldest events are only in memory: too many are waiting`);
  }

  async #insert(events: readonly OperationalEvent[]): Promise<void> {
    const rows = events.map(() => '(?, ?, ?, ?::jsonb, ?)').join(', ');
    const values = events.flatMap(({ guildId, type, message, details, at }) => [
      ...[guildId, type, message, JSON.stringify(details), at.toString()],
    ]);
    await this.options.em
      .fork()
      .execute(
        `insert into core_operational_events (guild_id, type, message, details, at) values ${rows}`,
        values,
      );
  }
}

interface EventRow {
  readonly guild_id: string | null;
  readonly type: OperationalEventType;
  readonly message: string;
  readonly details: OperationalEvent['details'];
  readonly at: string | Date;
}
