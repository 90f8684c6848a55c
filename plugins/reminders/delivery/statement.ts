import type { EntityManager } from '@mikro-orm/postgresql';
import type { SqlValue } from './sql-values.js';

/**
 * A statement that a connection reads and plans once, and then only runs: for those that run hundreds of times a minute
 * and name their rows by key, so that one plan is right for all. Its parameters are `$1`, `$2` and so on.
 */
export class Statement<Row extends object> {
  constructor(
    /** Unique in the plugin; the connections know it by this. */
    private readonly name: string,
    private readonly text: string,
  ) {}

  /** Runs it as a transaction of its own. */
  async run(em: EntityManager, values: readonly SqlValue[]): Promise<Row[]> {
    const pool = await em.getConnection().getNativeClient();
    const { name, text } = this;
    const { rows } = await pool.query<Row>({ name: `reminders ${name}`, text, values: values.map(plain) });
    return rows;
  }
}

function plain(value: SqlValue): string | number | null {
  return value instanceof Temporal.Instant ? value.toString() : value;
}
