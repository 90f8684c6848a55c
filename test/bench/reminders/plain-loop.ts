import pg from 'pg';

const BATCH = 50;

/** What everybody would write first: one table, claim a batch with `skip locked`, mark the batch done. */
export async function openPlainLoop(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(`
    create table if not exists bench_reminders (
      id bigserial primary key, due_at timestamptz not null, state smallint not null default 0,
      lease_until timestamptz, channel_id bigint not null, text text not null
    );
    create index if not exists bench_reminders_due on bench_reminders (due_at) where state = 0`);
  return {
    async run(count: number): Promise<number> {
      await client.query('truncate bench_reminders');
      await client.query(
        `insert into bench_reminders (due_at, channel_id, text) select now(), n % 5000, 'tea' from generate_series(1, $1) n`,
        [count],
      );
      await client.query('analyze bench_reminders');
      const began = performance.now();
      let done = 0;
      for (let ids = await claim(client); ids.length > 0; ids = await claim(client)) {
        await client.query('update bench_reminders set state = 2 where id = any($1)', [ids]);
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
    `update bench_reminders set state = 1, lease_until = now() + interval '1 minute' where id in (
       select id from bench_reminders where state = 0 and due_at <= now() order by due_at limit $1
       for update skip locked
     ) returning id, channel_id, text`,
    [BATCH],
  );
  return rows.map(({ id }) => id);
}
