import { expect } from 'chai';
import { TroubleLog } from '../../../src/core/trouble-log.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import {
  type LimitStore,
  type LimitStoreOptions,
  openLimitStore,
} from '../../../src/services/limits/limit-stores.js';
import { LimitsService } from '../../../src/services/limits/limits.service.js';
import { RedisServer, redisIsInstalled } from '../../core/tasks/support/redis-server.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { listenInSilence } from '../../support/silent-server.js';
import { until } from '../../support/until.js';

const guild = '100000000000000001';
const [alice, bob] = ['200000000000000001', '200000000000000002'] as const;
const rule = { action: 'reminders.add', times: 3, per: 60 };

describe('limits, counted in PostgreSQL', () => {
  let database: TestDatabase;
  const stores: LimitStore[] = [];

  before(async () => {
    database = await migratedDatabase();
  });

  after(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });

  async function startProcess(options: Partial<LimitStoreOptions> = {}): Promise<LimitsService> {
    const store = await openLimitStore({
      database: database.url,
      redis: undefined,
      trouble: new TroubleLog(new RecordingLogger(), 'The store of limits'),
      ...options,
    });
    stores.push(store);
    return new LimitsService(store, new ManualClock());
  }

  const outcome = (promise: Promise<void>) =>
    promise.then(
      () => 'done',
      (error: { identifier?: string; message: string }) => `${error.identifier} ${error.message}`,
    );

  it('let so many through over all processes together, then say when to come back', async () => {
    const processes = [await startProcess(), await startProcess()];
    const uses = Array.from({ length: 6 }, (_, index) => processes[index % 2]?.take(guild, alice, rule));
    const outcomes = await Promise.all(uses.map((use) => outcome(use ?? Promise.resolve())));
    expect(outcomes.filter((one) => one === 'done')).to.have.lengthOf(3);
    expect(outcomes.find((one) => one !== 'done')).to.match(/^core\.tooFast .*<t:\d+:R>/);
  });

  it('are each member’s own, in each guild, for each action', async () => {
    const limits = await startProcess();
    expect(await outcome(limits.take(guild, bob, rule))).to.equal('done');
    expect(await outcome(limits.take('100000000000000002', alice, rule))).to.equal('done');
    expect(await outcome(limits.take(guild, alice, { ...rule, action: 'tickets.open' }))).to.equal('done');
  });

  it('can be given back', async () => {
    const limits = await startProcess();
    const once = { action: 'tickets.close', times: 1, per: 60 };
    await limits.take(guild, alice, once);
    await limits.giveBack(guild, alice, once);
    expect(await outcome(limits.take(guild, alice, once))).to.equal('done');
  });

  it('still hold, in memory, while the database is away', async () => {
    const limits = await startProcess({ database: 'postgres://nobody@127.0.0.1:1/nowhere' });
    const once = { action: 'tickets.away', times: 1, per: 60 };
    expect(await outcome(limits.take(guild, alice, once))).to.equal('done');
    expect(await outcome(limits.take(guild, alice, once))).to.match(/^core\.tooFast/);
  });

  it('still hold, in memory, while the database takes connections and answers nothing', async () => {
    await using silent = await listenInSilence();
    const limits = await startProcess({
      database: `postgres://nobody@127.0.0.1:${silent.port}/nowhere`,
      patience: 300,
    });
    const once = { action: 'tickets.silent', times: 1, per: 60 };
    expect(await outcome(limits.take(guild, alice, once))).to.equal('done');
    expect(await outcome(limits.take(guild, alice, once))).to.match(/^core\.tooFast/);
  });

  it('fill no log while Redis is away, however often it is tried again', async () => {
    const logger = new RecordingLogger();
    const log = new TroubleLog(logger, 'The store of limits');
    let failures = 0;
    const trouble = {
      failed(error: unknown) {
        failures += 1;
        log.failed(error);
      },
      worked: () => log.worked(),
    };
    await startProcess({ redis: 'redis://127.0.0.1:1', trouble });
    await until(() => failures >= 3);
    expect(logger.lines).to.have.lengthOf(1);
    expect(logger.lines[0]).to.match(/^error: The store of limits failed: .*ECONNREFUSED/);
  });

  it('still hold, in memory, while Redis is connected and answers nothing', async function () {
    if (!redisIsInstalled()) {
      console.log('      skipped: redis-server is not installed');
      this.skip();
    }
    await using redis = await RedisServer.start();
    const limits = await startProcess({ redis: redis.url, patience: 300 });
    const once = { action: 'tickets.paused', times: 1, per: 60 };
    await until(async () => {
      await limits.take(guild, bob, { ...once, times: 10_000 });
      return (await redis.command('DBSIZE')) !== ':0\r\n';
    });
    redis.pause();
    const other = { ...once, action: 'tickets.silent' };
    expect(await outcome(limits.take(guild, alice, other))).to.equal('done');
    expect(await outcome(limits.take(guild, alice, other))).to.match(/^core\.tooFast/);
  });
});
