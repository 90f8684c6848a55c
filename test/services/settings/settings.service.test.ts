import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import fc from 'fast-check';
import pg from 'pg';
import { z } from 'zod';
import { Notifications } from '../../../src/core/database/notifications.js';
import { createOrm } from '../../../src/core/database/orm.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { AuditLog } from '../../../src/services/audit/audit-log.js';
import { OperationsLog } from '../../../src/services/operations/operations-log.js';
import { BadValues } from '../../../src/services/settings/bad-values.js';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import {
  booleanSetting,
  channelSetting,
  listSetting,
  numberSetting,
  textSetting,
} from '../../../src/services/settings/kinds.js';
import type { Author } from '../../../src/services/settings/setting-change.js';
import { SettingsService } from '../../../src/services/settings/settings.service.js';
import { SettingsStore } from '../../../src/services/settings/settings.store.js';
import { SettingsUndo } from '../../../src/services/settings/undo.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';

const words = { label: 'Cups', description: 'How many.' };
const catalogue = new SettingsCatalogue({
  tea: z.object({
    enabled: booleanSetting({ ...words, label: 'Enabled', default: true }),
    cups: numberSetting({ ...words, default: 2, min: 0, max: 9 }),
    channel: channelSetting(words),
    greeting: textSetting({ ...words, default: 'Hello', maxLength: 50 }),
    helpers: listSetting({ ...words, of: 'text', maxItems: 5 }),
    budget: numberSetting({ ...words, label: 'Budget', default: 1, min: 0, max: 100, changedBy: 'owner' }),
  }),
});
const guild = '100000000000000001';
const alice: Author = { userId: '200000000000000001', rights: 'manager', how: 'slash', requestId: 'r1' };

/** One process of the bot: its own pool, its own connection that hears changes, its own cache. */
async function startProcess(database: TestDatabase) {
  const orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
  const clock = new ManualClock();
  const logger = new RecordingLogger();
  const notifications = new Notifications(database.url, logger);
  const audit = new AuditLog(orm.em, clock);
  const store = new SettingsStore(orm.em, audit);
  const operations = new OperationsLog({ em: orm.em, clock, logger });
  const badValues = new BadValues(logger, operations);
  const settings = new SettingsService({ catalogue, store, notifications, clock, badValues });
  await notifications.start();
  const stop = async () => {
    await notifications.stop();
    await orm.close();
  };
  return {
    orm,
    audit,
    clock,
    logger,
    notifications,
    operations,
    settings,
    undo: new SettingsUndo(settings, store),
    stop,
  };
}

type Process = Awaited<ReturnType<typeof startProcess>>;

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

  const change = (key: string, value: boolean | number | string | null | string[], seenVersion?: number) =>
    here.settings.change(
      guild,
      [{ scope: 'tea', key, value, ...(seenVersion !== undefined && { seenVersion }) }],
      alice,
    );
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => expect.fail('it was not refused'),
      (error: { identifier?: string }) => error.identifier,
    );

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

  it('are undone as they were changed, together, and the undo can be undone', async () => {
    const edit = [
      { scope: 'tea', key: 'cups', value: 5 },
      { scope: 'tea', key: 'greeting', value: 'Hi' },
    ];
    const [first] = await here.settings.change(guild, edit, alice);
    const undone = await here.undo.undo(guild, first?.changeSetId ?? '', alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 2, greeting: 'Hello' });
    await here.undo.undo(guild, undone[0]?.changeSetId ?? '', alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 5, greeting: 'Hi' });
  });

  it('that somebody has changed since are not overwritten by an undo', async () => {
    const [first] = await change('cups', 5);
    await change('cups', 6);
    expect(await refusal(here.undo.undo(guild, first?.changeSetId ?? '', alice))).to.equal(
      'core.settings.conflict',
    );
  });

  it('of another guild cannot be undone', async () => {
    const [first] = await change('cups', 5);
    const elsewhere = here.undo.undo('100000000000000002', first?.changeSetId ?? '', alice);
    expect(await refusal(elsewhere)).to.equal('core.settings.noSuchChange');
    expect(await refusal(here.undo.undo(guild, 'no id', alice))).to.equal('core.settings.noSuchChange');
  });

  it('come back to what they were at a moment', async () => {
    await change('cups', 5);
    await here.clock.advance({ hours: 1 });
    const moment = here.clock.now();
    await here.clock.advance({ hours: 1 });
    await change('cups', 6);
    await change('greeting', 'Bye');
    await here.undo.restore(guild, moment, alice);
    expect(await here.settings.read(guild, 'tea')).to.include({ cups: 5, greeting: 'Hello' });
  });

  it('are back to the byte after a thousand edits and their undoing in reverse', async function () {
    this.timeout(180_000);
    const value = fc.oneof(
      fc.record({ key: fc.constant('cups'), value: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ key: fc.constant('enabled'), value: fc.boolean() }),
      fc.record({
        key: fc.constant('greeting'),
        value: fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\0', '')),
      }),
      fc.record({
        key: fc.constant('helpers'),
        value: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
      }),
      fc.record({ key: fc.constantFrom('cups', 'enabled', 'greeting'), value: fc.constant(null) }),
    );
    const edits = fc.sample(fc.array(value, { minLength: 1, maxLength: 3 }), 1000);
    await change('greeting', 'before');
    const before = await storedValues(here);
    const changeSets: string[] = [];
    for (const edit of edits) {
      const wanted = edit.map(({ key, value: to }) => ({ scope: 'tea', key, value: to }));
      const [first] = await here.settings.change(guild, wanted, alice);
      if (first) changeSets.push(first.changeSetId);
    }
    for (const changeSet of changeSets.toReversed()) await here.undo.undo(guild, changeSet, alice);
    expect(await storedValues(here)).to.equal(before);
  });
});

async function storedValues({ settings }: Process): Promise<string> {
  const stored = await settings.stored(guild);
  const set = Object.entries(stored['tea'] ?? {}).filter(([, { value }]) => value !== null);
  return JSON.stringify(set.map(([key, { value }]) => [key, value]).toSorted());
}

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
