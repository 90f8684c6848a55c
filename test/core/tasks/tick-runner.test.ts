import { expect } from 'chai';
import { SystemClock } from '../../../src/core/clock.js';
import { withClient } from '../../../src/core/database/with-client.js';
import { TickRunner } from '../../../src/core/tasks/tick-runner.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';

describe('the runner of ticks', function () {
  this.timeout(60_000);
  let database: TestDatabase;

  before(async () => {
    database = await migratedDatabase();
  });
  after(() => database.drop());

  it('closes its connection when it stops, and does not complain of what that breaks off', async () => {
    const logger = new RecordingLogger();
    const clock = new SystemClock();
    const runner = new TickRunner({ databaseUrl: database.url, clock, logger });
    const { promise: running, resolve: end } = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const run = () => {
      started.resolve();
      return running;
    };
    const task = { name: 'endless', schedule: { every: 3_600_000 }, limit: 60_000, run };
    await runner.start([task]);
    const tick = runner.tick(task, clock.now());
    await started.promise;
    await withClient(database.url, async (client) => {
      await client.query('begin');
      await client.query('lock table core_task_claims');
      await until(async () => {
        const { rows } = await client.query(
          `select from pg_locks where relation = 'core_task_claims'::regclass and not granted`,
        );
        return rows.length > 0; // the runner's next beat
      });
      await runner.stop(400);
    });
    end();
    await tick;
    expect(logger.lines).to.deep.equal([
      'warn: Scheduled task "endless" did not end in time; its tick runs again elsewhere',
    ]);
  });
});
