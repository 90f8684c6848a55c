import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { CommandTracker } from '../../../src/services/command-tracker/command-tracker.js';
import type { CommandUse } from '../../../src/services/command-tracker/command-use.js';
import { CommandUseStore } from '../../../src/services/command-tracker/command-use.store.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const guild = '100000000000000001';
const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');
const use = (command: string, more: Partial<CommandUse> = {}): CommandUse => ({
  guildId: guild,
  userId: '200000000000000001',
  command,
  kind: 'slash',
  failure: null,
  usedAt: noon,
  ...more,
});

describe('the command tracker', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let store: CommandUseStore;
  let logger: RecordingLogger;
  let tracker: CommandTracker;

  beforeEach(async () => {
    database = await migratedDatabase();
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
    store = new CommandUseStore(orm.em);
    logger = new RecordingLogger();
    tracker = new CommandTracker({ insert: (uses) => store.insert(uses), logger, capacity: 100, chunk: 10 });
  });

  afterEach(async () => {
    await orm.close();
    await database.drop();
  });

  const counted = async (since = noon.subtract({ hours: 1 })) => store.count(guild, since, 10);

  it('writes each use as it was when it was used, by qualified name', async () => {
    tracker.track(use('reminder add'));
    tracker.track(use('reminder add', { failure: 'reminders.tooMany', userId: '200000000000000002' }));
    tracker.track(use('reminder list', { usedAt: noon.subtract({ hours: 2 }) }));
    await tracker.drain();
    expect(await counted()).to.deep.equal([{ command: 'reminder add', uses: 2, failures: 1, users: 2 }]);
  });

  it('writes by itself when a chunk is full', async () => {
    for (let index = 0; index < 10; index++) tracker.track(use('help'));
    await tracker.flush();
    expect((await counted())[0]).to.include({ uses: 10 });
  });

  it('writes the others when the database refuses one, and says which', async () => {
    for (let index = 0; index < 7; index++) tracker.track(use('help'));
    tracker.track(use('x'.repeat(200)));
    await tracker.drain();
    expect((await counted())[0]).to.include({ command: 'help', uses: 7 });
    expect(tracker.waiting).to.equal(0);
    expect(logger.lines.join('\n')).to.contain('the database refuses');
  });

  it('keeps what it cannot write while the database is away, once each, and bounded', async () => {
    let away = true;
    const flaky = new CommandTracker({
      insert: async (uses) => {
        if (away) throw Object.assign(new Error('connection lost'), { code: '57P01' });
        await store.insert(uses);
      },
      logger,
      capacity: 20,
      chunk: 10,
    });
    for (let index = 0; index < 30; index++) flaky.track(use(`command ${index}`));
    await flaky.flush();
    expect(flaky.waiting).to.equal(20);
    away = false;
    await flaky.drain();
    const commands = (await store.count(guild, noon.subtract({ hours: 1 }), 100)).map(
      ({ command }) => command,
    );
    expect(commands).to.have.lengthOf(20).and.include('command 29').and.not.include('command 9');
    expect(logger.lines.join('\n')).to.contain('Dropped the 10 oldest');
  });

  it('does not write a half twice when the connection is lost in the middle of finding a bad row', async () => {
    let statements = 0;
    const flaky = new CommandTracker({
      insert: async (uses) => {
        statements += 1;
        if (statements === 3) throw Object.assign(new Error('connection lost'), { code: '57P01' });
        await store.insert(uses);
      },
      logger,
      chunk: 10,
    });
    for (let index = 0; index < 4; index++) flaky.track(use('good'));
    for (const command of ['good', 'good', 'good', 'x'.repeat(200)]) flaky.track(use(command));
    await flaky.flush();
    await flaky.drain();
    expect((await counted())[0]).to.include({ command: 'good', uses: 7 });
  });

  it('counts one guild or all, and forgets what is older than the retention', async () => {
    tracker.track(use('help'));
    tracker.track(use('help', { guildId: null }));
    await tracker.drain();
    expect(await store.count(null, noon.subtract({ hours: 1 }), 10)).to.deep.include({
      command: 'help',
      uses: 2,
      failures: 0,
      users: 1,
    });
    expect((await counted())[0]).to.include({ uses: 1 });
    expect(await store.removeBefore(noon.add({ seconds: 1 }))).to.equal(2);
  });
});
