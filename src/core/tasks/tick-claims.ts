import { randomInt } from 'node:crypto';
import type { Query } from '../database/database-session.js';
import { readInstant } from '../database/read-instant.js';
import { SteadyConnection } from '../database/steady-connection.js';
import type { TroubleLog } from '../trouble-log.js';
import {
  ABANDONED,
  CLAIM,
  FIRST_SEEN,
  LAST_CLAIMED,
  LEADER,
  LOCK_CLASS,
  SETTLE,
} from './claim-statements.js';

/** How long a claim outlives the connection of its owner. */
const LEASE_MILLISECONDS = 3000;

export interface ClaimedTick {
  readonly name: string;
  readonly due: Temporal.Instant;
}

interface Held {
  /** The session that holds the row; an earlier one after the connection was lost. */
  owner: number;
  running: boolean;
}

/**
 * Who runs which tick: one row per task in `core_task_claims`. A tick is claimed before it runs and settled after it;
 * a row that says "running" while its owner is gone is a tick that must run again.
 */
export class TickClaims {
  readonly #connection: SteadyConnection;
  readonly #held = new Map<string, Held>();
  #owner = 0;
  #leaderOn = 0;

  constructor(databaseUrl: string, trouble: TroubleLog) {
    this.#connection = new SteadyConnection({
      url: databaseUrl,
      applicationName: 'alphapy tasks',
      trouble,
      prepare: ({ query }) => this.#arrive(query),
    });
  }

  /** Resolves when the database is there, or `close` was called. */
  open(): Promise<void> {
    return this.#connection.open();
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  /** Whether this process now owns the tick and must run it. Rejects when that cannot be known; then nobody may run it. */
  async claim(name: string, due: Temporal.Instant): Promise<boolean> {
    const owner = this.#owner;
    const values = [name, due.toString(), owner, LEASE_MILLISECONDS, this.#isPatient];
    const claimed = (await this.#connection.query(CLAIM, values)).length > 0;
    if (claimed) this.#held.set(name, { owner, running: true });
    return claimed;
  }

  /** The run has ended. If the database is away it is told when it is back. */
  async release(name: string): Promise<void> {
    const held = this.#held.get(name);
    if (held) held.running = false;
    await this.settle();
  }

  /** Tells the database what this process is running and what it has finished. Returns the tasks that others took over. */
  async settle(): Promise<readonly string[]> {
    return this.#held.size === 0 ? [] : this.#settle(this.#connection.query);
  }

  /** Ticks that somebody claimed and did not live to finish. */
  async abandoned(): Promise<readonly ClaimedTick[]> {
    return this.#isPatient ? toTicks(await this.#connection.query<ClaimRow>(ABANDONED)) : [];
  }

  /** The last claimed tick of each task. A task that is new starts at the tick given. */
  async lastClaimed(ticks: readonly ClaimedTick[]): Promise<readonly ClaimedTick[]> {
    const names = ticks.map(({ name }) => name);
    await this.#connection.query(FIRST_SEEN, [names, ticks.map(({ due }) => due.toString())]);
    const rows = await this.#connection.query<ClaimRow>(LAST_CLAIMED, [names]);
    return toTicks(rows);
  }

  async databaseTime(): Promise<Temporal.Instant> {
    const [row] = await this.#connection.query<{ now: Date }>('select clock_timestamp() as now');
    if (!row) throw new Error('The database did not tell its time');
    return readInstant(row.now);
  }

  /**
   * Whether this process is the leader, after trying to become it. The lock is never waited for in the database:
   * a waiting statement holds a snapshot, which keeps vacuum from its work.
   */
  async lead(): Promise<boolean> {
    if (this.leads) return true;
    const { number } = this.#connection;
    const [row] = await this.#connection.query<{ ok: boolean }>('select pg_try_advisory_lock($1, $2) as ok', [
      LOCK_CLASS,
      LEADER,
    ]);
    if (row?.ok) this.#leaderOn = number;
    return this.leads;
  }

  /** The lock ends with the connection that took it. */
  get leads(): boolean {
    return this.#leaderOn > 0 && this.#leaderOn === this.#connection.number;
  }

  /** After a fault that took everybody's connection, owners that live are given time to come back for their claims. */
  get #isPatient(): boolean {
    return this.#connection.age > LEASE_MILLISECONDS;
  }

  /** A new connection is a new owner: what the lost one claimed without our knowing is abandoned, the rest moves over. */
  async #arrive(query: Query): Promise<void> {
    this.#owner = randomInt(1, 2 ** 31 - 1);
    await query('select pg_advisory_lock($1, $2)', [LOCK_CLASS, this.#owner]);
    if (this.#held.size > 0) await this.#settle(query);
  }

  async #settle(query: Query): Promise<readonly string[]> {
    const owner = this.#owner;
    const told = [...this.#held].map(([name, held]) => ({ name, held, running: held.running }));
    const rows = await query<{ name: string }>(SETTLE, [
      owner,
      LEASE_MILLISECONDS,
      told.map(({ name }) => name),
      told.map(({ held }) => held.owner),
      told.map(({ running }) => running),
    ]);
    const settled = new Set(rows.map(({ name }) => name));
    for (const { name, held, running } of told) {
      if (running && settled.has(name)) held.owner = owner;
      else if (this.#held.get(name) === held) this.#held.delete(name);
    }
    return told.filter(({ name, running }) => running && !settled.has(name)).map(({ name }) => name);
  }
}

interface ClaimRow {
  readonly name: string;
  readonly due: Date;
}

function toTicks(rows: readonly ClaimRow[]): ClaimedTick[] {
  return rows.map(({ name, due }) => ({ name, due: readInstant(due) }));
}
