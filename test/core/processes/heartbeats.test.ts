import { expect } from 'chai';
import { SystemClock } from '../../../src/core/clock.js';
import { openCoordinationDatabase } from '../../../src/core/processes/coordination-database.js';
import { Heartbeats } from '../../../src/core/processes/heartbeats.js';
import { coordinationDatabase } from '../../support/coordination.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe('heartbeat rows', () => {
  const database = coordinationDatabase();
  let logger: RecordingLogger;
  let clock: SystemClock;

  beforeEach(() => {
    logger = new RecordingLogger();
    clock = new SystemClock();
  });

  it('show what a process is and does, while it runs', async () => {
    const heartbeats = create();
    await heartbeats.start();
    const [row] = await database.query<Record<string, unknown>>('select * from core_process_heartbeats');
    expect(row).to.include({ role: 'gateway', pid: process.pid, shard_count: 4, guilds: 250, ping_ms: 42 });
    expect(row?.['shard_ids']).to.deep.equal([2, 3]);
    expect(Number(row?.['rss_bytes'])).to.be.greaterThan(10_000_000);
    await heartbeats.stop();
    expect(await database.query('select * from core_process_heartbeats')).to.deep.equal([]);
  });

  it('sweep those of processes that died', async () => {
    const dead = create();
    await dead.start();
    await database.query(`update core_process_heartbeats set beat_at = beat_at - interval '2 minutes'`);
    const alive = create();
    await alive.start();
    const rows = await database.query('select * from core_process_heartbeats');
    expect(rows).to.have.length(1);
    await Promise.all([dead.stop(), alive.stop()]);
  });

  it("set a clock that is wrong to the database's", async () => {
    clock.follow(Temporal.Now.instant().subtract({ hours: 3 }));
    const heartbeats = create();
    await heartbeats.start();
    expect(Math.abs(clock.now().since(Temporal.Now.instant()).total('seconds'))).to.be.below(60);
    await heartbeats.stop();
  });

  it('leave a clock that is right alone, so that it does not jitter', async () => {
    clock.follow(Temporal.Now.instant().add({ milliseconds: 20 }));
    let set = 0;
    clock.follow = () => {
      set += 1;
    };
    const heartbeats = create();
    await heartbeats.start();
    expect(set).to.equal(0);
    await heartbeats.stop();
  });

  it('do not matter to the process when the database is away', async () => {
    const away = openCoordinationDatabase('postgres://127.0.0.1:1/none');
    const heartbeats = create(away);
    await heartbeats.start();
    await heartbeats.stop();
    expect(logger.lines[0]).to.contain('error: Writing the heartbeat into the database failed');
    await away.close();
  });

  function create(into = database): Heartbeats {
    const facts = () => ({ shardIds: [2, 3], shardCount: 4, guilds: 250, pingMs: 42 });
    return new Heartbeats({ database: into, role: 'gateway', facts, clock, logger });
  }
});
