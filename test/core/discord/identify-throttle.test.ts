import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocketManager } from '@discordjs/ws';
import { expect } from 'chai';
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10';
import { IdentifyLedger } from '../../../src/core/discord/identify-ledger.js';
import { buildIdentifyThrottler } from '../../../src/core/discord/identify-throttle.js';
import { openCoordinationDatabase } from '../../../src/core/processes/coordination-database.js';
import { coordinationDatabase } from '../../support/coordination.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';

const DAY = 86_400_000;
/** Discord's five seconds, shortened. */
const SPACING = 300;

describe('the identify throttle', () => {
  const database = coordinationDatabase();
  let logger: RecordingLogger;
  let waits: number;
  let limit: APIGatewaySessionStartLimit;
  let asked: number;
  let stopped: AbortController;

  beforeEach(async () => {
    await database.query('truncate core_identify_log, core_identify_buckets');
    logger = new RecordingLogger();
    limit = { total: 1_000, remaining: 1_000, reset_after: DAY, max_concurrency: 1 };
    waits = asked = 0;
    stopped = new AbortController();
  });

  it('lets the first shard go at once and enters it into the log', async () => {
    const throttle = await createThrottle();
    await throttle.waitForIdentify(3, signal());
    expect(await database.query('select shard_id from core_identify_log')).to.deep.equal([{ shard_id: 3 }]);
    expect(waits).to.equal(0);
  });

  it('keeps the distance between shards of one bucket over several processes', async () => {
    const [first, second] = [await createThrottle(), await createThrottle()];
    await Promise.all(
      [0, 1, 2, 3].map((shard) => (shard < 2 ? first : second).waitForIdentify(shard, signal())),
    );
    const [row] = await database.query<{ least: number }>(
      `select min(gap)::float8 as least from (
         select extract(epoch from at - lag(at) over (order by at)) * 1000 as gap from core_identify_log
       ) as gaps`,
    );
    expect(row?.least).to.be.at.least(SPACING);
  });

  it('lets shards of different buckets go together', async () => {
    limit.max_concurrency = 16;
    const throttle = await createThrottle(60_000);
    await Promise.all(Array.from({ length: 16 }, (_, shard) => throttle.waitForIdentify(shard, signal())));
    expect(await countLog()).to.equal(16);
  });

  it('takes no place for a shard whose connection closed while it waited', async () => {
    const throttle = await createThrottle(60_000);
    await throttle.waitForIdentify(0, signal());
    const closing = new AbortController();
    const waiting = throttle.waitForIdentify(1, closing.signal).catch((error) => error.name);
    await sleep(100);
    closing.abort();
    expect(await waiting).to.equal('AbortError');
    expect(await countLog()).to.equal(1);
  });

  it("waits and alarms once when the ledger says that the day's budget is used up", async () => {
    limit.total = 30;
    await fillLog(20, "'3 hours'");
    const throttle = await createThrottle();
    const waiting = [0, 1, 2].map((shard) =>
      throttle.waitForIdentify(shard, stopped.signal).catch(() => 'stopped'),
    );
    await until(() => waits >= 3);
    expect(logger.lines).to.have.length(1);
    expect(logger.lines[0]).to.match(
      /^error: Shard \d waits to connect: the day's budget of session starts is used up/,
    );
    const free = Date.parse(/at (\S+Z)/.exec(logger.lines[0] ?? '')?.[1] ?? '');
    expect(free - Date.now()).to.be.closeTo(21 * 3_600_000, 60_000);
    expect(await countLog()).to.equal(20);
    stopped.abort();
    expect(await Promise.all(waiting)).to.deep.equal(['stopped', 'stopped', 'stopped']);
  });

  it('leaves ten of what Discord says is left, also when the ledger is new', async () => {
    limit.remaining = 11;
    const throttle = await createThrottle();
    await throttle.waitForIdentify(0, signal());
    const waiting = throttle.waitForIdentify(1, stopped.signal).catch(() => 'stopped');
    await until(() => logger.lines.length > 0);
    expect(logger.lines[0]).to.contain('used up');
    expect(await countLog()).to.equal(1);
    stopped.abort();
    await waiting;
  });

  it('does not count what is older than a day, and forgets it', async () => {
    limit.total = 30;
    await fillLog(500, "'26 hours'");
    const throttle = await createThrottle();
    await throttle.waitForIdentify(0, signal());
    expect(await countLog()).to.equal(1);
  });

  it('waits for a database that is away instead of failing', async () => {
    const away = openCoordinationDatabase('postgres://127.0.0.1:1/none');
    const throttle = await buildIdentifyThrottler(gateway(), {
      ledger: new IdentifyLedger(away),
      logger,
      onWait: () => waits++,
    });
    const waiting = throttle.waitForIdentify(0, stopped.signal).catch(() => 'stopped');
    await until(() => waits >= 2);
    expect(logger.lines).to.have.length(1);
    stopped.abort();
    expect(await waiting).to.equal('stopped');
    await away.close();
  });

  it('asks Discord once for the budget, not for every shard', async () => {
    limit.max_concurrency = 4;
    const throttle = await createThrottle();
    for (const shard of [0, 1, 2, 3]) await throttle.waitForIdentify(shard, signal());
    expect(asked).to.equal(1);
  });

  async function createThrottle(spacing = SPACING) {
    const ledger = new IdentifyLedger(database, spacing);
    return await buildIdentifyThrottler(gateway(), { ledger, logger, onWait: () => waits++ });
  }

  /** The one method of the library's manager that the throttle calls. */
  function gateway(): WebSocketManager {
    const fetchGatewayInformation = async () => {
      asked++;
      return { url: 'ws://127.0.0.1', shards: 1, session_start_limit: { ...limit } };
    };
    return { fetchGatewayInformation } as unknown as WebSocketManager;
  }

  async function countLog(): Promise<number> {
    const [row] = await database.query<{ count: number }>(
      'select count(*)::int as count from core_identify_log',
    );
    return row?.count ?? 0;
  }

  async function fillLog(count: number, ago: string): Promise<void> {
    await database.query(
      `insert into core_identify_log (shard_id, at)
       select 0, clock_timestamp() - interval ${ago} from generate_series(1, $1)`,
      [count],
    );
  }
});

function signal(): AbortSignal {
  return new AbortController().signal;
}
