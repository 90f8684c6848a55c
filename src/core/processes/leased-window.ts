import type { ILogger } from '@sapphire/framework';
import { type MonotonicTime, monotonic } from '../monotonic.js';
import { TroubleLog } from '../trouble-log.js';
import type { Sql } from './coordination-database.js';
import { type SendWindow, SlidingWindow } from './sliding-window.js';

/**
 * Milliseconds from one request to the next: 45 a second over all hosts. What is missing to 50 is for timers that are
 * late: one host's last requests may then meet the next one's first.
 */
const STEP = 22;
/** So many are leased with one statement. */
const LARGEST_LEASE = 10;
/** What one host sends per second while the database is away and the others cannot be seen. */
const ALONE = 10;

/** Discord's global limit over several hosts: each leases stretches of time from one row in PostgreSQL. */
export class LeasedWindow implements SendWindow {
  readonly #alone: SlidingWindow;
  readonly #trouble: TroubleLog;
  #lease = { left: 0, nextAt: 0 };
  #pausedUntil = 0;

  constructor(
    private readonly database: Sql,
    private readonly logger: ILogger,
    private readonly time: MonotonicTime = monotonic,
  ) {
    this.#alone = new SlidingWindow(ALONE, time);
    this.#trouble = new TroubleLog(
      logger,
      `Reading the limit shared with other hosts (${ALONE} a second meanwhile)`,
    );
  }

  async acquire(wanted: number): Promise<number> {
    this.#dropMissed();
    if (this.#lease.left === 0 && !(await this.#renew(wanted))) return await this.#sendAlone();
    const now = this.time.now();
    await this.time.sleep(Math.max(0, this.#lease.nextAt - now, this.#pausedUntil - now));
    this.#lease = { left: this.#lease.left - 1, nextAt: this.#lease.nextAt + STEP };
    return 1;
  }

  release(): void {
    // The lease is of time, whether it was used or not.
  }

  pause(milliseconds: number): void {
    this.#alone.pause(milliseconds);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.time.now() + milliseconds);
    void this.#pauseOthers(milliseconds);
  }

  /** A place whose time has passed is lost: who catches up sends on top of what the other hosts send by now. */
  #dropMissed(): void {
    const missed = Math.floor((this.time.now() - this.#lease.nextAt) / STEP);
    const dropped = Math.min(this.#lease.left, Math.max(0, missed));
    this.#lease = { left: this.#lease.left - dropped, nextAt: this.#lease.nextAt + dropped * STEP };
  }

  async #sendAlone(): Promise<number> {
    const count = await this.#alone.acquire(1);
    this.#alone.release(count);
    return count;
  }

  async #renew(wanted: number): Promise<boolean> {
    const count = Math.min(wanted, LARGEST_LEASE);
    try {
      const [row] = await this.database.query<{ wait: number }>(
        `insert into core_rest_limits as limits (name, next_at)
         values ('global', clock_timestamp() + $1 * interval '1 millisecond')
         on conflict (name) do update
           set next_at = greatest(limits.next_at, clock_timestamp()) + $1 * interval '1 millisecond'
         returning (extract(epoch from next_at - clock_timestamp()) * 1000 - $1)::float8 as wait`,
        [count * STEP],
      );
      this.#lease = { left: count, nextAt: this.time.now() + (row?.wait ?? 0) };
      this.#trouble.worked();
      return true;
    } catch (error) {
      this.#trouble.failed(error);
      return false;
    }
  }

  async #pauseOthers(milliseconds: number): Promise<void> {
    try {
      await this.database.query(
        `update core_rest_limits
         set next_at = greatest(next_at, clock_timestamp() + $1 * interval '1 millisecond') where name = 'global'`,
        [milliseconds],
      );
    } catch (error) {
      this.logger.warn('Other hosts could not be told that Discord paused the bot; Discord will.', error);
    }
  }
}
