import pg from 'pg';
import { ClosedPlace } from '../../../plugins/reminders/delivery/closed-place.entity.js';
import { ClosedPlaces } from '../../../plugins/reminders/delivery/closed-places.js';
import { Image } from '../../../plugins/reminders/images/image.entity.js';
import { Reminder } from '../../../plugins/reminders/reminder.entity.js';
import { reminderSettings } from '../../../plugins/reminders/settings.js';
import { WhenReader } from '../../../plugins/reminders/when-reader.js';
import { Draft } from '../../../plugins/reminders/wishes/draft.entity.js';
import { DraftStore } from '../../../plugins/reminders/wishes/draft.store.js';
import { Quota } from '../../../plugins/reminders/wishes/quota.js';
import { ReminderWishes } from '../../../plugins/reminders/wishes/reminder-wishes.js';
import { SystemClock } from '../../../src/core/clock.js';
import { createOrm } from '../../../src/core/database/orm.js';

const WHEN = 'in 2 hours';
const LOCALE = 'en-US';

/**
 * Adding reminders one after another: by the plugin, as it does it for a member whose words are clear, or by bare inserts.
 * What the plugin asks others for (the member's zone, the server's settings, the limit) is answered at once.
 */
export async function openAdding(databaseUrl: string) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const entities = [Reminder, Draft, Image, ClosedPlace];
  const orm = await createOrm({ url: databaseUrl, entities, applicationName: 'bench' });
  const { em } = orm;
  const clock = new SystemClock();
  const reader = new WhenReader(clock, { of: async () => 'Europe/Brussels' });
  const settings = reminderSettings.parse({});
  const wishes = new ReminderWishes({
    ...{ em, clock, reader },
    drafts: new DraftStore(em, clock),
    quota: new Quota({ tierOf: async () => 'free' }),
    closed: new ClosedPlaces(em, clock),
    settingsOf: async () => settings,
  });

  const add = async (number: number): Promise<void> => {
    const [guildId, userId] = [`${100_000 + (number % 200)}`, `${300_000 + number}`];
    await wishes.create(guildId, userId, { channelId: guildId, when: WHEN, what: 'tea', locale: LOCALE });
  };
  const insert = async (number: number): Promise<void> => {
    await client.query(
      'insert into bench_reminders (due_at, channel_id, text) values ($1, $2, $3) returning id',
      [clock.now().add({ hours: 2 }).toString(), `${1 + (number % 200)}`, 'tea'],
    );
  };
  /** The quota as everybody would keep it first. */
  const insertCounted = async (number: number): Promise<void> => {
    const [guildId, userId] = [`${100_000 + (number % 200)}`, `${300_000 + number}`];
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${guildId}:${userId}`]);
    const { rows } = await client.query(
      `select count(*)::int as count from reminders_reminders where guild_id = $1 and user_id = $2 and state <> 'sent'`,
      [guildId, userId],
    );
    if (rows[0].count >= 10) throw new Error('There is no room');
    await client.query(
      `insert into reminders_reminders (guild_id, user_id, channel_id, text, locale, due_at, next_at, created_at)
       values ($1, $2, $1, 'tea', $3, $4, $4, now()) returning id`,
      [guildId, userId, LOCALE, clock.now().add({ hours: 2 }).toString()],
    );
    await client.query('commit');
  };
  return {
    add: (count: number) => writing('reminders_reminders', count, add),
    /** Only the words, which are a part of the above. */
    read: (count: number) => timed(count, async () => void (await reader.read('1', '2', WHEN, LOCALE))),
    insert: (count: number) => writing('bench_reminders', count, insert),
    insertCounted: (count: number) => writing('reminders_reminders', count, insertCounted),
    async close() {
      await orm.close();
      await client.end();
    },
  };

  async function writing(
    table: string,
    count: number,
    one: (number: number) => Promise<void>,
  ): Promise<number> {
    await client.query(`truncate ${table} cascade`);
    const milliseconds = await timed(count, one);
    const { rows } = await client.query(`select count(*)::int as count from ${table}`);
    if (rows[0].count !== count) throw new Error(`${rows[0].count} instead of ${count}`);
    return milliseconds;
  }
}

async function timed(count: number, one: (number: number) => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let number = 0; number < count; number++) await one(number);
  return performance.now() - began;
}
