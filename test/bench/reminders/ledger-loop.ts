import pg from 'pg';

const BATCH = 50;

/**
 * The plain loop with a row for each delivery that is there, unique, before anything is sent: what our engine promises
 * of one process, in the way that everybody would write first.
 */
export async function openLedgerLoop(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`
    create table bench_ledger_reminders (
      id bigserial primary key, due_at timestamptz not null, state smallint not null default 0,
      channel_id bigint not null, text text not null
    );
    create index on bench_ledger_reminders (due_at) where state = 0;
    create table bench_ledger (
      id bigserial primary key, reminder_id bigint not null references bench_ledger_reminders on delete cascade,
      occurrence int not null, phase int not null, recipient_id bigint not null, state smallint not null default 0,
      lease_until timestamptz not null, message_id bigint,
      unique (reminder_id, occurrence, phase, recipient_id)
    );
    create index on bench_ledger (lease_until) where state = 0;
    create unique index on bench_ledger (message_id) where message_id is not null`);
  let messageId = 10n ** 18n;
  return {
    async run(count: number): Promise<number> {
      await client.query('truncate bench_ledger_reminders cascade');
      await client.query(
        `insert into bench_ledger_reminders (due_at, channel_id, text) select now(), n % 5000, 'tea' from generate_series(1, $1) n`,
        [count],
      );
      await client.query('analyze bench_ledger_reminders');
      const began = performance.now();
      let done = 0;
      for (let ids = await claim(client); ids.length > 0; ids = await claim(client)) {
        const messages = ids.map(() => `${++messageId}`);
        await client.query(
          `with sent as (
             update bench_ledger set state = 2, message_id = step.message_id
             from unnest($1::bigint[], $2::bigint[]) as step (id, message_id) where bench_ledger.id = step.id
             returning reminder_id
           ) update bench_ledger_reminders set state = 2 where id in (select reminder_id from sent)`,
          [ids, messages],
        );
        done += ids.length;
      }
      if (done !== count) throw new Error(`${done} instead of ${count}`);
      return performance.now() - began;
    },
    close: () => client.end(),
  };
}

async function claim(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with claimed as (
       update bench_ledger_reminders set state = 1 where id in (
         select id from bench_ledger_reminders where state = 0 and due_at <= now() order by due_at limit $1
         for update skip locked
       ) returning id
     ) insert into bench_ledger (reminder_id, occurrence, phase, recipient_id, lease_until)
       select id, 1, 0, id % 20000, now() + interval '1 minute' from claimed returning id`,
    [BATCH],
  );
  return rows.map(({ id }) => id);
}
