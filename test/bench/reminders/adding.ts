import pg from 'pg';
import { Reminder } from '../../../plugins/reminders/reminder.entity.js';
import { WhenReader } from '../../../plugins/reminders/when-reader.js';
import { Quota } from '../../../plugins/reminders/wishes/quota.js';
import { SystemClock } from '../../../src/core/clock.js';
import { createOrm } from '../../../src/core/database/orm.js';

/** Adding reminders one after another: by the plugin, which reads words and counts what its owner has, or by bare inserts. */
export async function openAdding(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const orm = await createOrm({ url: databaseUrl, entities: [Reminder], applicationName: 'bench' });
  const clock = new SystemClock();
  const reader = new WhenReader(clock, { of: async () => 'Europe/Brussels' });
  const quota = new Quota({ tierOf: async () => 'free' });

  const add = async (number: number): Promise<void> => {
    const [guildId, userId] = [`${100_000 + (number % 200)}`, `${300_000 + number}`];
    const reading = await reader.read(guildId, userId, 'in 2 hours', 'en-US');
    if (reading.kind !== 'at') throw new Error('The words were not read');
    await orm.em.transactional(async (em) => {
      await quota.refuseOneTooMany(em, guildId, userId);
      const { instant: dueAt, zone } = reading;
      const own = { guildId, userId, channelId: guildId, text: 'tea', locale: 'en-US', zone, dueAt };
      em.create(Reminder, { ...own, createdAt: clock.now() });
    });
  };
  const insert = async (number: number): Promise<void> => {
    await client.query(
      'insert into bench_reminders (due_at, channel_id, text) values ($1, $2, $3) returning id',
      [clock.now().add({ hours: 2 }).toString(), `${1 + (number % 200)}`, 'tea'],
    );
  };
  return {
    add: (count: number) => timed('reminders_reminders', count, add),
    insert: (count: number) => timed('bench_reminders', count, insert),
    async close() {
      await orm.close();
      await client.end();
    },
  };

  async function timed(
    table: string,
    count: number,
    one: (number: number) => Promise<void>,
  ): Promise<number> {
    await client.query(`truncate ${table} cascade`);
    const began = performance.now();
    for (let number = 0; number < count; number++) await one(number);
    const milliseconds = performance.now() - began;
    const { rows } = await client.query(`select count(*)::int as count from ${table}`);
    if (rows[0].count !== count) throw new Error(`${rows[0].count} instead of ${count}`);
    return milliseconds;
  }
}
