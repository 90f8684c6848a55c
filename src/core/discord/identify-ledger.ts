import type { CoordinationDatabase, Sql } from '../processes/coordination-database.js';

/**
 * The bot's IDENTIFYs over all processes, restarts and hosts, kept in PostgreSQL.
 *
 * Discord allows `max_concurrency` of them per five seconds, one per bucket (`shard_id % max_concurrency`), and about
 * 1,000 a day. Whoever goes over the day's number loses all sessions and the token:
 * https://docs.discord.com/developers/events/gateway#session-start-limit-object
 */
export class IdentifyLedger {
  /** @param spacing milliseconds between two IDENTIFYs of one bucket; Discord asks for five seconds */
  constructor(
    private readonly database: CoordinationDatabase,
    private readonly spacing = 5_100,
  ) {}

  /** The database's clock, by which allowances are dated. */
  async now(): Promise<Date> {
    return one<{ now: Date }>(this.database, 'select clock_timestamp() as now').then((row) => row.now);
  }

  /** Enters one IDENTIFY of `shardId` into the ledger, if it may be sent now. */
  async enter(shardId: number, allowance: Allowance): Promise<Verdict> {
    return await this.database.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
      const spentUntil = await findEndOfSpentBudget(sql, allowance);
      if (spentUntil) return { kind: 'spent', until: spentUntil };

      const bucket = shardId % allowance.maxConcurrency;
      const wait = await findWait(sql, bucket);
      if (wait > 0) return { kind: 'wait', milliseconds: wait };

      await this.#record(sql, shardId, bucket);
      return { kind: 'go' };
    });
  }

  /** One reading of the clock for both, or the distance would shrink by the time between two statements. */
  async #record(sql: Sql, shardId: number, bucket: number): Promise<void> {
    await sql.query(
      `with entry as (insert into core_identify_log (shard_id, at) values ($1, clock_timestamp()) returning at)
       insert into core_identify_buckets (bucket, next_at)
       select $2::int, at + $3 * interval '1 millisecond' from entry
       on conflict (bucket) do update set next_at = excluded.next_at`,
      [shardId, bucket, this.spacing],
    );
    await sql.query(`delete from core_identify_log where at < clock_timestamp() - interval '25 hours'`);
  }
}

/** What Discord allowed at one moment. */
export interface Allowance {
  /** By the database's clock, not later than Discord's answer. */
  readonly at: Date;
  readonly total: number;
  readonly remaining: number;
  readonly resetAfter: number;
  readonly maxConcurrency: number;
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** The day's budget is used up. */
  | { readonly kind: 'spent'; readonly until: Date };

/** Left to people: enough for an operator to restart a small bot by hand, and for what the ledger did not see. */
const RESERVE = 10;

/** Any number that nothing else in this database locks by. */
const LEDGER_LOCK = 4_127_001;

/** Two judges: what the ledger saw in the last day, and what Discord itself said was left. The later end counts. */
async function findEndOfSpentBudget(sql: Sql, allowance: Allowance): Promise<Date | null> {
  const { until } = await one<{ until: Date | null }>(
    sql,
    `select greatest(
       (select at + interval '24 hours' from core_identify_log
         where at > clock_timestamp() - interval '24 hours'
         order by at desc offset greatest($1 - 1, 0) limit 1),
       (select $3::timestamptz where clock_timestamp() < $3
         and (select count(*) from core_identify_log where at > $4) >= $2)
     ) as until`,
    [
      allowance.total - RESERVE,
      allowance.remaining - RESERVE,
      new Date(allowance.at.getTime() + allowance.resetAfter),
      allowance.at,
    ],
  );
  return until;
}

async function findWait(sql: Sql, bucket: number): Promise<number> {
  const { wait } = await one<{ wait: number }>(
    sql,
    `select coalesce(max(extract(epoch from next_at - clock_timestamp()) * 1000), 0)::float8 as wait
     from core_identify_buckets where bucket = $1`,
    [bucket],
  );
  return wait;
}

async function one<Row extends object>(sql: Sql, text: string, values?: readonly unknown[]): Promise<Row> {
  const [row] = await sql.query<Row>(text, values);
  if (!row) throw new Error('a query that always has one row had none');
  return row;
}
