import type pg from 'pg';

const BEGIN = `
  insert into bench_graphile_ledger (reminder_id, occurrence, phase, recipient_id)
  select id, 1, 0, id % 20000 from unnest($1::bigint[]) as id on conflict do nothing`;

/** A message's id is as unique as that of its reminder. */
const SENT = `
  update bench_graphile_ledger set state = 2, message_id = reminder_id
  where reminder_id = any($1::bigint[]) and occurrence = 1 and phase = 0`;

/** A row for each delivery for those that keep none. Writes that are asked for together are one statement. */
export async function openWrittenLedger(pool: pg.Pool) {
  await pool.query(`
    create table bench_graphile_ledger (
      id bigserial primary key, reminder_id bigint not null, occurrence int not null, phase int not null,
      recipient_id bigint not null, state smallint not null default 0, message_id bigint,
      unique (reminder_id, occurrence, phase, recipient_id)
    );
    create unique index on bench_graphile_ledger (message_id) where message_id is not null`);
  return {
    begin: together((numbers) => pool.query(BEGIN, [numbers])),
    sent: together((numbers) => pool.query(SENT, [numbers])),
    clear: () => pool.query('truncate bench_graphile_ledger'),
    async countSent(): Promise<number> {
      const { rows } = await pool.query<{ count: number }>(
        'select count(*)::int as count from bench_graphile_ledger where state = 2',
      );
      return rows[0]?.count ?? 0;
    },
  };
}

/** While one write is under way the others wait, and then are written as one. */
function together(
  write: (numbers: readonly number[]) => Promise<unknown>,
): (number: number) => Promise<void> {
  let waiting: number[] = [];
  let next: Promise<void> | null = null;
  let before: Promise<unknown> = Promise.resolve();
  return (number) => {
    waiting.push(number);
    next ??= before.then(async () => {
      await Promise.resolve(); // what is asked for in the same turn belongs to it
      const numbers = waiting;
      waiting = [];
      next = null;
      before = write(numbers);
      await before;
    });
    return next;
  };
}
