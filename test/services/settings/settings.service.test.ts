import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import pg from 'pg';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';
import { alice, guild, type Process, refusal, startProcess } from './settings-process.js';

describe('settings', () => {
  let database: TestDatabase;
  let here: Process;

  beforeEach(async () => {
    database = await migratedDatabase();
    here = await startProcess(database);
  });

  afterEach(async () => {
    await here.stop();
    await database.drop();
  });

  const change: Process['change'] = (...wish) => here.change(...wish);

  it('have their defaults until somebody sets them', async () => {
    expect(await here.settings.read(guild, 'tea')).to.include({ enabled: true, cups: 2, channel: null });
  });

  it('are what they were set to, false and zero and words without added quotes, also after a restart', async () => {
    await change('enabled', false);
    await change('cups', 0);
    await change('greeting', 'rules_only');
    await here.stop();
    here = await startProcess(database);
    expect(await here.settings.read(guild, 'tea')).to.include({
      enabled: false,
      cups: 0,
      greeting: 'rules_only',
    });
  });

  it('go back to the default when they are reset, with a line in the history, and the next start works', async () => {
    await change('cups', 5);
    await change('cups', null);
    expect((await here.settings.read(guild, 'tea'))['cups']).to.equal(2);
    const [last] = await here.settings.history(guild, { limit: 1 });
    expect(last).to.deep.include({
      key: 'cups',
      oldValue: 5,
      newValue: null,
      changedBy: alice.userId,
      how: 'slash',
    });
    await here.stop();
    here = await startProcess(database);
    expect((await here.settings.read(guild, 'tea'))['cups']).to.equal(2);
  });

  it('belong to one guild', async () => {
    await change('cups', 5);
    expect((await here.settings.read('100000000000000002', 'tea'))['cups']).to.equal(2);
  });

  it('refuse what is invalid, unknown, or the owner’s, and then change nothing at all', async () => {
    expect(await refusal(change('cups', 10))).to.equal('core.settings.invalid');
    expect(await refusal(change('saucers', 1))).to.equal('core.settings.unknown');
    expect(await refusal(change('budget', 50))).to.equal('core.settings.ownerOnly');
    const both = [
      { scope: 'tea', key: 'cups', value: 3 },
      { scope: 'tea', key: 'cups', value: 99 },
    ];
    expect(await refusal(here.settings.change(guild, both, alice))).to.equal('core.settings.invalid');
    expect(await here.settings.history(guild, { limit: 10 })).to.be.empty;
  });

  it('give the second of two editors a conflict instead of losing the first one’s change', async () => {
    await change('cups', 3, 0);
    expect(await refusal(change('cups', 4, 0))).to.equal('core.settings.conflict');
    expect((await here.settings.read(guild, 'tea'))['cups']).to.equal(3);
  });

  it('give exactly one of two editors at once the first word', async () => {
    const outcomes = await Promise.allSettled([change('cups', 3, 0), change('cups', 4, 0)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(1);
    expect(await here.settings.history(guild, { limit: 10 })).to.have.lengthOf(1);
  });

  it('leave one line in the audit log for everything that was changed together', async () => {
    const edit = [
      { scope: 'tea', key: 'cups', value: 5 },
      { scope: 'tea', key: 'greeting', value: 'Hi' },
    ];
    await here.settings.change(guild, edit, alice);
    const lines = await here.audit.list(guild, { limit: 5 });
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]?.actor).to.deep.equal({ kind: 'member', userId: alice.userId });
    expect(lines[0]?.details).to.deep.include({ how: 'slash', count: 2 });
  });

  it('that are changed to what they are leave no history', async () => {
    await change('cups', 3);
    expect(await change('cups', 3)).to.be.empty;
  });

  it('are used by another process within a second, without a query in between', async () => {
    const there = await startProcess(database);
    try {
      await there.settings.read(guild, 'tea');
      const heard = new Promise<void>((resolve) => there.settings.onChange(() => resolve()));
      await change('cups', 7);
      await heard;
      expect(there.settings.peek(guild, 'tea')).to.equal(undefined);
      expect((await there.settings.read(guild, 'tea'))['cups']).to.equal(7);
      expect(there.settings.peek(guild, 'tea')).to.include({ cups: 7 });
    } finally {
      await there.stop();
    }
  });

  it('are not served from memory while changes cannot be heard, and are true again afterwards', async () => {
    await here.settings.read(guild, 'tea');
    await killListener(database);
    await until(() => !here.notifications.listening);
    expect(here.settings.peek(guild, 'tea')).to.equal(undefined);
    await writeBehindTheBack(here.orm, 'cups', 8);
    expect((await here.settings.read(guild, 'tea'))['cups']).to.equal(8);
    await until(() => here.notifications.listening);
    await here.settings.read(guild, 'tea');
    expect(here.settings.peek(guild, 'tea')).to.include({ cups: 8 });
  });

  it('with a bad stored value have their default, with one warning for log and guild', async () => {
    await writeBehindTheBack(here.orm, 'cups', 'many');
    expect((await here.settings.read(guild, 'tea'))['cups']).to.equal(2);
    await change('greeting', 'Hi'); // it is loaded anew
    await here.settings.read(guild, 'tea');
    expect(here.logger.lines.filter((line) => line.includes('tea.cups'))).to.have.lengthOf(1);
    const [event, ...others] = here.operations.recent(guild);
    expect(others).to.deep.equal([]);
    expect(event).to.deep.include({ type: 'settings.badValue', details: { scope: 'tea', key: 'cups' } });
    expect(event?.message).not.to.include('many');
    expect(here.operations.recent('100000000000000002')).to.deep.equal([]);
    await here.operations.drain();
  });
});

async function writeBehindTheBack(orm: MikroORM, key: string, value: unknown): Promise<void> {
  await orm.em.fork().execute(
    `insert into bot_settings (guild_id, scope, key, value, version, changed_at) values (?, 'tea', ?, ?::jsonb, 1, now())
     on conflict (guild_id, scope, key) do update set value = excluded.value`,
    [guild, key, JSON.stringify(value)],
  );
}

async function killListener({ url }: TestDatabase): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'alphapy notifications' and datname = current_database()`,
  );
  await client.end();
}
