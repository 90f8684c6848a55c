import type { ILogger } from '@sapphire/framework';
import type { Clock } from 'alphapy';
import type { ListeningStore } from './listening.store.js';
import type { MissedMessages } from './missed-messages.js';
import type { Shard } from './shard.js';

const BEAT_MILLISECONDS = 60_000;

/** A connection that died without a word is noticed within this time, and an event may be on its way. */
const DOUBT = { minutes: 2 };

/** What cannot be heard again after so many attempts, a minute apart, is left. */
const MOST_ATTEMPTS = 5;

export interface ListeningParts {
  readonly clock: Clock;
  readonly store: ListeningStore;
  readonly missed: MissedMessages;
  readonly logger: Pick<ILogger, 'warn'>;
  /** Aborted when the process stops. */
  readonly signal: AbortSignal;
}

/** A shard that has not heard everything yet. */
interface Behind {
  readonly connectedAt: Temporal.Instant;
  attempts: number;
}

/** A guild of which something was told, and not taken in: the database was away, for example. */
interface Lost {
  readonly since: Temporal.Instant;
  readonly attempts: number;
}

/**
 * Knows until when each shard of this process has heard everything, also after the process is gone. A shard that resumes
 * its session is told by Discord what it missed; one that begins a new session has to ask.
 */
export class ListeningService {
  readonly #shards = new Map<string, Shard>();
  readonly #behind = new Map<string, Behind>();
  readonly #lost = new Map<string, Lost>();
  #running: Promise<void> | null = null;

  constructor(private readonly parts: ListeningParts) {}

  /** A shard has begun a new session. */
  connected(shard: Shard): void {
    this.#shards.set(shard.name, shard);
    this.#behind.set(shard.name, { connectedAt: this.parts.clock.now(), attempts: 0 });
    this.#running ??= this.#run();
  }

  /** Whether nothing is known to be missed. */
  get isUpToDate(): boolean {
    return this.#behind.size === 0 && this.#lost.size === 0;
  }

  /**
   * Hears what Discord tells of a guild. Discord tells it once: where that fails, what stands there is read at the next
   * beat. Until then the shard has not heard everything, also for the process that comes after this one.
   */
  async during(guildId: string, hear: () => Promise<void>): Promise<void> {
    try {
      await hear();
    } catch (error) {
      const known = this.#lost.get(guildId) ?? { since: this.parts.clock.now().subtract(DOUBT), attempts: 0 };
      this.#lost.set(guildId, { ...known }); // another one than an attempt that runs may mend
      throw error;
    }
  }

  async #run(): Promise<void> {
    const { clock, logger, signal } = this.parts;
    while (!signal.aborted) {
      try {
        await this.beat();
        await clock.sleep(BEAT_MILLISECONDS, signal);
      } catch (error) {
        if (signal.aborted) return;
        logger.warn('It could not be noted until when announcements were heard', error);
        await clock.sleep(BEAT_MILLISECONDS, signal).catch(() => undefined); // it ends when the process stops
      }
    }
  }

  /** Catches up where something was missed, and notes that everything was heard elsewhere. */
  async beat(): Promise<void> {
    for (const [name, behind] of this.#behind) await this.#catchUp(name, behind);
    for (const [guildId, lost] of this.#lost) await this.#hearAgain(guildId, lost);
    const { store, clock } = this.parts;
    const now = clock.now();
    const listening = [...this.#shards.values()].filter(
      (shard) => !this.#behind.has(shard.name) && !this.#hasLost(shard) && shard.isConnected(),
    );
    if (listening.length > 0)
      await store.heard(
        listening.map(({ name }) => name),
        now.subtract(DOUBT),
      );
  }

  #hasLost(shard: Shard): boolean {
    return this.#lost.size > 0 && shard.guildIds().some((guildId) => this.#lost.has(guildId));
  }

  async #hearAgain(guildId: string, lost: Lost): Promise<void> {
    const { missed, logger } = this.parts;
    const shard = [...this.#shards.values()].find((one) => one.guildIds().includes(guildId));
    try {
      // Where there is no shard, the bot is no longer in the guild.
      if (shard) await missed.hear(shard, lost.since, [guildId]);
    } catch (error) {
      const attempts = lost.attempts + 1;
      logger.warn(`What guild ${guildId} announces could not be heard again, attempt ${attempts}`, error);
      if (attempts < MOST_ATTEMPTS) {
        this.#lost.set(guildId, { ...lost, attempts });
        return;
      }
    }
    // Something else may have been lost meanwhile.
    if (this.#lost.get(guildId) === lost) this.#lost.delete(guildId);
  }

  async #catchUp(name: string, behind: Behind): Promise<void> {
    const { store, missed, logger } = this.parts;
    const shard = this.#shards.get(name);
    if (!shard) return;
    try {
      const since = await store.heardUntil(name);
      if (since) await missed.hear(shard, since);
    } catch (error) {
      behind.attempts += 1;
      logger.warn(
        `Announcements that shard ${name} missed could not be heard, attempt ${behind.attempts}`,
        error,
      );
      if (behind.attempts < MOST_ATTEMPTS) return; // again in a minute; other shards go on
    }
    await store.heard([name], behind.connectedAt.subtract(DOUBT));
    // It may have connected anew meanwhile.
    if (this.#behind.get(name) === behind) this.#behind.delete(name);
  }
}
