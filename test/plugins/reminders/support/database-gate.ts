import pg from 'pg';
import { until } from '../../../support/until.js';

/** A place in the database where whoever comes by waits for us: so that a race runs the same way each time. */
export class DatabaseGate {
  private constructor(private readonly client: pg.Client) {}

  /** `what` as in a trigger for each row, for example `before insert on teas`. */
  static async close(url: string, what: string): Promise<DatabaseGate> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`
      create function wait_at_gate() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock_shared(7); return new; end $$;
      create trigger gate ${what} for each row execute function wait_at_gate();
      select pg_advisory_lock(7)`);
    return new DatabaseGate(client);
  }

  /** Resolves when so many wait for a lock in this database. */
  someWait(count: number): Promise<void> {
    return until(async () => {
      const { rows } = await this.client.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows[0]?.waiting === count;
    });
  }

  async open(): Promise<void> {
    await this.client.end();
  }
}
