import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect } from 'chai';
import { openCoordinationDatabase, type Sql } from '../../../src/core/processes/coordination-database.js';
import { LeasedWindow } from '../../../src/core/processes/leased-window.js';
import { coordinationDatabase } from '../../support/coordination.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';

describe('the limit that several hosts share', () => {
  const database = coordinationDatabase();
  let logger: RecordingLogger;

  beforeEach(async () => {
    await database.query('truncate core_rest_limits');
    logger = new RecordingLogger();
  });

  it('lets no more than 50 a second go over all of them', async () => {
    const sent: number[] = [];
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    let slowest = 0;
    const timed: Sql = {
      async query<Row extends object>(text: string, values?: readonly unknown[]) {
        const asked = performance.now();
        const rows = await database.query<Row>(text, values);
        slowest = Math.max(slowest, performance.now() - asked);
        return rows;
      },
    };
    await Promise.all([1, 2, 3].map(() => sendAll(new LeasedWindow(timed, logger), 50, sent)));
    delays.disable();
    const within = (from: number) => sent.filter((at) => at >= from && at < from + 1_000).length;
    expect(sent).to.have.length(150);
    // A lease is as late as the answer of the database, and what is sent as late as this process is slow.
    const late = slowest + delays.max / 1e6;
    expect(Math.max(...sent.map(within))).to.be.at.most(50 + Math.ceil(late / 20));
  });

  it('lets a single request go at once', async () => {
    const window = create();
    const began = performance.now();
    await window.acquire(1);
    expect(performance.now() - began).to.be.below(5_000);
  });

  it('pauses all of them when Discord says so to one', async () => {
    const [first, second] = [create(), create()];
    await Promise.all([first.acquire(1), second.acquire(1)]);
    first.pause(3_000);
    const paused = performance.now();
    await until(async () => (await waitInDatabase()) > 500);
    await second.acquire(1);
    expect(performance.now() - paused).to.be.at.least(2_900);
  });

  it('goes on slowly while the database is away', async () => {
    const away = openCoordinationDatabase('postgres://127.0.0.1:1/none');
    const window = new LeasedWindow(away, logger);
    for (let i = 0; i < 5; i++) await window.acquire(1);
    expect(logger.lines[0]).to.contain(
      'error: Reading the limit shared with other hosts (10 a second meanwhile) failed',
    );
    await away.close();
  });

  const create = () => new LeasedWindow(database, logger);

  async function waitInDatabase(): Promise<number> {
    const [row] = await database.query<{ wait: number }>(
      'select (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as wait from core_rest_limits',
    );
    return row?.wait ?? 0;
  }
});

async function sendAll(window: LeasedWindow, count: number, sent: number[]): Promise<void> {
  for (let left = count; left > 0; left--) {
    await window.acquire(left);
    sent.push(performance.now());
  }
}
