import type { Clock } from '../../core/clock.js';
import type { ApplicationState } from '../state/state.js';

/** A client measures 5 s from its own sending; what the network adds is not held against it. */
const JITTER_MS = 250;

/**
 * One IDENTIFY per bucket per interval; the bucket is `shard_id % max_concurrency`.
 * https://docs.discord.com/developers/events/gateway#rate-limiting
 */
export class IdentifyBuckets {
  readonly #lastUse = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly intervalMs: number,
  ) {}

  /** False when the bucket has been used too recently. */
  take(application: ApplicationState, shardId: number): boolean {
    const bucket = `${application.id}:${shardId % application.sessionStarts.maxConcurrency}`;
    const now = this.clock.now().epochMilliseconds;
    const last = this.#lastUse.get(bucket);
    if (last !== undefined && now - last < this.intervalMs - JITTER_MS) return false;
    this.#lastUse.set(bucket, now);
    return true;
  }
}
