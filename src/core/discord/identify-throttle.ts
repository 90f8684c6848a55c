import { setTimeout as sleep } from 'node:timers/promises';
import type { IIdentifyThrottler, WebSocketManager } from '@discordjs/ws';
import type { ILogger } from '@sapphire/framework';
import type { Allowance, IdentifyLedger, Verdict } from './identify-ledger.js';

export interface ThrottleOptions {
  readonly ledger: IdentifyLedger;
  readonly logger: ILogger;
  /** Told again and again while a shard waits, so that nobody takes the process for stuck. */
  readonly onWait: () => void;
}

/** For `ClientOptions.ws.buildIdentifyThrottler`. */
export async function buildIdentifyThrottler(
  manager: WebSocketManager,
  options: ThrottleOptions,
): Promise<IIdentifyThrottler> {
  return new IdentifyThrottle(manager, options);
}

/** Looks again at least so often. */
const LONGEST_NAP = 30_000;
const ALARM_INTERVAL = 60_000;
/** A bot that has not connected for a day is told a reset after 0. */
const SHORTEST_VALIDITY = 60_000;

/**
 * Holds each IDENTIFY until the ledger lets it go. Whatever is in the way (the bucket, the day's budget, a database
 * that is away), it waits: @discordjs/ws answers an error with an endless loop of reconnects.
 */
class IdentifyThrottle implements IIdentifyThrottler {
  #allowance: Allowance | null = null;
  #lastAlarm = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly manager: WebSocketManager,
    private readonly options: ThrottleOptions,
  ) {}

  /** Rejects only when `signal` aborts, which means that the connection closed meanwhile. */
  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    for (let failures = 0; ; ) {
      signal.throwIfAborted();
      const verdict = await this.#ask(shardId);
      if (verdict?.kind === 'go') return;
      failures = verdict ? 0 : failures + 1;
      this.options.onWait();
      await sleep(this.#nap(verdict, failures), undefined, { signal });
    }
  }

  /** Null when the question could not be answered. */
  async #ask(shardId: number): Promise<Verdict | null> {
    try {
      const allowance = await this.#currentAllowance();
      const verdict = await this.options.ledger.enter(shardId, allowance);
      if (verdict.kind === 'spent') this.#forgetAndAlarm(shardId, verdict.until);
      return verdict;
    } catch (error) {
      this.#alarm(
        `Shard ${shardId} waits to connect: the day's budget of session starts cannot be read.`,
        error,
      );
      return null;
    }
  }

  async #currentAllowance(): Promise<Allowance> {
    if (this.#allowance && !isOutdated(this.#allowance, await this.options.ledger.now()))
      return this.#allowance;
    const at = await this.options.ledger.now();
    const { session_start_limit: limit } = await this.manager.fetchGatewayInformation(true);
    this.#allowance = {
      at,
      total: limit.total,
      remaining: limit.remaining,
      resetAfter: Math.max(SHORTEST_VALIDITY, limit.reset_after),
      maxConcurrency: limit.max_concurrency,
    };
    return this.#allowance;
  }

  /** The next look asks Discord anew: it may have reset the budget or raised it. */
  #forgetAndAlarm(shardId: number, until: Date): void {
    this.#allowance = null;
    this.#alarm(
      `Shard ${shardId} waits to connect: the day's budget of session starts is used up. ` +
        `It continues by itself at ${until.toISOString()}. Look for what restarts the bot so often.`,
    );
  }

  #alarm(text: string, error?: unknown): void {
    const now = performance.now();
    if (now - this.#lastAlarm < ALARM_INTERVAL) return;
    this.#lastAlarm = now;
    this.options.logger.error(text, ...(error ? [error] : []));
  }

  #nap(verdict: Verdict | null, failures: number): number {
    switch (verdict?.kind) {
      case 'wait':
        // Several shards wake for one place: spread them a little, and the losers look again.
        return Math.min(LONGEST_NAP, verdict.milliseconds + Math.random() * 20);
      case 'spent':
        return LONGEST_NAP;
      default:
        return Math.min(LONGEST_NAP, 500 * 2 ** failures);
    }
  }
}

function isOutdated(allowance: Allowance, now: Date): boolean {
  return now.getTime() >= allowance.at.getTime() + allowance.resetAfter;
}
