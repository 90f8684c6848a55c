import type { Snowflake } from 'discord-api-types/v10';
import type { Clock } from '../core/clock.js';

/** One request that was answered. */
export interface LedgerEntry {
  readonly at: Temporal.Instant;
  readonly method: string;
  /** As asked, without the query. */
  readonly path: string;
  /** The address with its parts in brackets, for example `channels/[channelId]/messages`. */
  readonly route: string;
  /** Null while nobody was recognised. */
  readonly applicationId: Snowflake | null;
  readonly status: number;
  /** The JSON that was sent. */
  readonly body: unknown;
  /** Messages that the request created: none when a nonce recognised a twin. */
  readonly messageIds: readonly Snowflake[];
  readonly nonce: string | null;
}

type LedgerListener = (entry: LedgerEntry, answer: unknown) => void;

const MOST_ENTRIES = 20_000;
const MOST_UNKNOWN_ROUTES = 1_000;
const INVALID_WINDOW_MS = 10 * 60 * 1000;

/** What was asked over REST and what came of it, so that a test can count what was lost or doubled. */
export class Ledger {
  readonly #entries: LedgerEntry[] = [];
  readonly #unknownRoutes: string[] = [];
  #invalid: number[] = [];

  readonly #listeners = new Set<LedgerListener>();

  /** @param hostClock the time in which a client spends its errors */
  constructor(
    private readonly clock: Clock,
    private readonly hostClock: Clock,
  ) {}

  /** The newest requests, oldest first. */
  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  /** Requests that no route answers, as `METHOD /path`. A test that finds one fails: the sandbox must learn it. */
  get unknownRoutes(): readonly string[] {
    return this.#unknownRoutes;
  }

  /** Answers of 401, 403 and 429 in the last ten minutes. Discord bans an address at 10,000. */
  get invalidRequests(): number {
    const oldest = this.hostClock.now().epochMilliseconds - INVALID_WINDOW_MS;
    const firstRecent = this.#invalid.findIndex((at) => at > oldest);
    this.#invalid = firstRecent < 0 ? [] : this.#invalid.slice(firstRecent);
    return this.#invalid.length;
  }

  /** Calls `listener` for every request, with the JSON that was answered. Returns what ends it. */
  onRequest(listener: LedgerListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  record(given: Omit<LedgerEntry, 'at'>, answer: unknown): void {
    const entry = { at: this.clock.now(), ...given };
    for (const listener of this.#listeners) listener(entry, answer);
    this.#entries.push(entry);
    if (this.#entries.length > MOST_ENTRIES) this.#entries.splice(0, MOST_ENTRIES / 10);
  }

  recordUnknownRoute(method: string, path: string): void {
    if (this.#unknownRoutes.length < MOST_UNKNOWN_ROUTES) this.#unknownRoutes.push(`${method} ${path}`);
  }

  recordInvalidRequest(): void {
    this.#invalid.push(this.hostClock.now().epochMilliseconds);
  }

  /** Requests that created messages and left it to Discord's defaults who is pinged. */
  sentWithoutAllowedMentions(): LedgerEntry[] {
    return this.#entries.filter((entry) => entry.messageIds.length > 0 && !namesWhoIsPinged(entry.body));
  }
}

/** An interaction answers with the message in `data`. */
function namesWhoIsPinged(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  if ('allowed_mentions' in body) return true;
  return 'data' in body && namesWhoIsPinged(body.data);
}
