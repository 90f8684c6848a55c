import { expect } from 'chai';
import { SystemClock } from '../../src/core/clock.js';
import { createOrm } from '../../src/core/database/orm.js';
import { type Health, readHealth } from '../../src/core/health.js';
import { hostVersion } from '../../src/core/plugins/host-package.js';
import { startTestBot, type TestBot } from '../support/bot.js';
import { PluginFolder } from '../support/plugin-files.js';

describe('GET /api/health', () => {
  const folder = new PluginFolder();
  let running: TestBot;

  before(async function () {
    this.timeout(180_000);
    running = await startTestBot(folder.path, {
      role: 'backend',
      plannedShards: 4,
      api: { host: '127.0.0.1', port: 0 },
    });
  });
  after(async () => {
    await running.stop();
    folder.remove();
  });

  async function ask(): Promise<{ status: number; health: Health }> {
    const response = await fetch(`${running.bot.apiUrl}/api/health`);
    return { status: response.status, health: (await response.json()) as Health }; // its shape is what is tested
  }

  /** What a gateway process writes about itself every five seconds. */
  async function beat(shards: readonly number[], total: number, secondsAgo = 0): Promise<void> {
    await running.bot.orm.em.fork().execute(
      `insert into core_process_heartbeats
         (id, role, host, pid, shard_ids, shard_count, guilds, ping_ms, rss_bytes, version, started_at, beat_at)
       values (gen_random_uuid(), 'gateway', 'host-7.internal', 4711, ?, ?, 3, 40, 1, '1.0.0', now(), clock_timestamp() - ? * interval '1 second')`,
      [`{${shards.join()}}`, total, secondsAgo],
    );
  }

  const read = (plannedShards: number | null, uptime: number) =>
    readHealth({ orm: running.bot.orm, clock: new SystemClock(), plannedShards, uptime });

  it('tells version and uptime, and how many shards are planned; this process can serve', async () => {
    const { status, health } = await ask();
    expect(status).to.equal(200);
    expect(health).to.deep.include({ database: 'up', version: hostVersion });
    expect(health.shards).to.deep.equal({ total: 4, alive: [] });
    expect(health.uptime).to.be.a('number');
  });

  it('is starting before the first shard lives, and down when the start should be over: later with many', async () => {
    expect(await read(4, 200)).to.deep.include({ status: 'down', database: 'up' });
    expect(await read(4, 60)).to.include({ status: 'starting' });
    expect(await read(100, 200)).to.include({ status: 'starting' });
  });

  it('is up where one process is the whole bot', async () => {
    expect(await read(null, 200)).to.deep.include({ status: 'up', shards: { total: 0, alive: [] } });
  });

  it('is degraded while a shard has no living process, and up when all have', async () => {
    await beat([0, 1], 4);
    await beat([2, 3], 4, 60);
    expect((await ask()).health).to.deep.include({ status: 'degraded', shards: { total: 4, alive: [0, 1] } });
    await beat([2, 3], 4);
    expect((await ask()).health).to.deep.include({ status: 'up', shards: { total: 4, alive: [0, 1, 2, 3] } });
  });

  it('believes those that live about how many there are', async () => {
    expect(await read(8, 200)).to.deep.include({ status: 'up', shards: { total: 4, alive: [0, 1, 2, 3] } });
  });

  it('is down when all shards have died', async () => {
    await running.bot.orm.em
      .fork()
      .execute(`update core_process_heartbeats set beat_at = now() - interval '1 hour'`);
    expect(await read(4, 200)).to.deep.include({ status: 'down', shards: { total: 4, alive: [] } });
  });

  it('names no host, no process, no address', async () => {
    expect(JSON.stringify((await ask()).health)).not.to.match(/internal|4711|127\.0\.0\.1|postgres/);
  });

  it('is down when the database does not answer', async () => {
    const url = 'postgres://nobody:nothing@127.0.0.1:1/nowhere';
    const away = await createOrm({ url, entities: [], applicationName: 'alphapy test' });
    const health = await readHealth({ orm: away, clock: new SystemClock(), plannedShards: 1 });
    await away.close();
    expect(health).to.deep.include({ status: 'down', database: 'down', shards: null });
  });
});
