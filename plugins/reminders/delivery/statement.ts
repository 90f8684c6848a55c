import type { EntityManager } from '@mikro-orm/postgresql';
import type { SqlValue } from './sql-values.js';

/** What a parameter may be. */
type Parameter = SqlValue | boolean | Uint8Array;

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
  async run(em: EntityManager, values: readonly Parameter[]): Promise<Row[]> {
    const pool = await em.getConnection().getNativeClient();
    const { name, text } = this;
    const { rows } = await pool.query<Row>({ name: `reminders ${name}`, text, values: values.map(plain) });
    return rows;
  }

  /** Runs it within a transaction, in which it is read and planned like any other. */
  async runWithin(em: EntityManager, values: readonly Parameter[]): Promise<Row[]> {
    const inOrder: Plain[] = [];
    const text = this.text.replaceAll(/\$(\d+)/g, (_, number) => {
      inOrder.push(plain(values[number - 1] ?? null));
      return '?';
    });
    return em.execute<Row[]>(text, inOrder);
  }
}

type Plain = string | number | boolean | Buffer | null;

function plain(value: Parameter): Plain {
  if (value instanceof Temporal.Instant) return value.toString();
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}
