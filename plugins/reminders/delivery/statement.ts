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
  runWithin(em: EntityManager, values: readonly Parameter[]): Promise<Row[]> {
    return em.execute<Row[]>(...inOrder(this.text, values.map(plain)));
  }
}

/** The same for the ORM, which takes a value for each `?`. */
function inOrder(text: string, values: readonly Plain[]): [text: string, values: Plain[]] {
  const numbers = [...text.matchAll(PARAMETER)].map(([, number]) => Number(number));
  return [text.replaceAll(PARAMETER, '?'), numbers.map((number) => values[number - 1] ?? null)];
}

const PARAMETER = /\$(\d+)/g;

type Plain = string | number | boolean | Buffer | null;

function plain(value: Parameter): Plain {
  if (value instanceof Temporal.Instant) return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}
