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
    this.timeout(60_000);
    running = await startTestBot(folder.path, { role: 'backend', api: { host: '127.0.0.1', port: 0 } });
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

  it('is up, with version and uptime, where there are no gateways', async () => {
    const { status, health } = await ask();
    expect(status).to.equal(200);
    expect(health).to.deep.include({ status: 'up', database: 'up', version: hostVersion });
    expect(health.uptime).to.be.a('number');
  });

  it('is degraded while a shard has no living process, and up when all have', async () => {
    await beat([0, 1], 4);
    await beat([2, 3], 4, 60);
    expect((await ask()).health).to.deep.include({ status: 'degraded', shards: { total: 4, alive: [0, 1] } });
    await beat([2, 3], 4);
    expect((await ask()).health).to.deep.include({ status: 'up', shards: { total: 4, alive: [0, 1, 2, 3] } });
  });

  it('names no host, no process, no address', async () => {
    expect(JSON.stringify((await ask()).health)).not.to.match(/internal|4711|127\.0\.0\.1|postgres/);
  });

  it('is down when the database does not answer', async () => {
    const url = 'postgres://nobody:nothing@127.0.0.1:1/nowhere';
    const away = await createOrm({ url, entities: [], applicationName: 'alphapy test' });
    const health = await readHealth(away, new SystemClock());
    await away.close();
    expect(health).to.deep.include({ status: 'down', database: 'down', shards: null });
  });
});
