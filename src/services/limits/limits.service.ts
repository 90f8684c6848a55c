import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { Clock } from '../../core/clock.js';
import { refuse } from '../../core/refuse.js';
import { timestamp } from '../../utils/embeds/timestamps.js';
import type { LimitStore } from './limit-stores.js';

/** How often something may be done. Declare it once, as a constant beside what it limits. */
export interface LimitRule {
  /** `<plugin>.<action>`; one name has one rule. */
  readonly action: string;
  readonly times: number;
  /** Seconds in which so many are allowed, counted from the first. */
  readonly per: number;
}

/**
 * Limits for what members do, shared by all processes. While the shared store is away each process counts in its own
 * memory, so a limit may then be met once per process: letting a few more through beats refusing everybody.
 */
export class LimitsService {
  readonly #limiters = new Map<string, RateLimiterAbstract>();

  constructor(
    private readonly store: LimitStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one use by a user in a guild (null: anywhere), or refuses with `core.tooFast` and when to come back.
   *
   * @example await limits.take(guildId, userId, { action: 'reminders.add', times: 5, per: 60 })
   */
  async take(guildId: string | null, userId: string, rule: LimitRule): Promise<void> {
    const waiting = await this.#consume(`${guildId ?? 'everywhere'}:${userId}`, rule);
    if (waiting === 0) return;
    const when = timestamp(this.clock.now().add({ milliseconds: waiting }), 'R');
    throw refuse('core.tooFast', `That was too often. You can do this again ${when}.`, { when });
  }

  /** Gives one use back, because what was limited did not happen after all. */
  async giveBack(guildId: string | null, userId: string, rule: LimitRule): Promise<void> {
    await this.#limiter(rule).reward(`${guildId ?? 'everywhere'}:${userId}`);
  }

  async close(): Promise<void> {
    await this.store.close();
  }

  /** Milliseconds to wait; 0 when it may be done now. */
  async #consume(key: string, rule: LimitRule): Promise<number> {
    try {
      await this.#limiter(rule).consume(key);
      return 0;
    } catch (refusal) {
      // The library rejects with its result when the limit is reached, and with an Error when something is broken.
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
      throw refusal;
    }
  }

  #limiter({ action, times, per }: LimitRule): RateLimiterAbstract {
    const known = this.#limiters.get(action);
    if (known) return known;
    const limiter = this.store.limiter({ keyPrefix: action, points: times, duration: per });
    this.#limiters.set(action, limiter);
    return limiter;
  }
}
