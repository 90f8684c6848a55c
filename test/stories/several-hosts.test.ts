import { expect } from 'chai';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { migratedDatabase, type TestDatabase } from '../support/database.js';
import { WholeBot } from '../support/whole-bot.js';

describe('the bot over three hosts', function () {
  this.timeout(180_000);
  let discord: Sandbox;
  let database: TestDatabase;
  let hosts: WholeBot[];

  before(async () => {
    discord = await startSandbox({ application: { maxConcurrency: 1 } });
    database = await migratedDatabase();
    const environment = { SHARD_COUNT: '2' };
    hosts = [1, 2, 3].map(() => new WholeBot({ discord, databaseUrl: database.url, environment }));
    const [first, second, third] = hosts;
    await Promise.all([
      first?.start({}, { role: 'gateway', shards: '0' }).ready,
      second?.start({}, { role: 'gateway', shards: '1' }).ready,
      third?.start({}, { role: 'backend' }).ready,
    ]);
  });

  after(async () => {
    for (const host of hosts) await host.cleanUp();
    await discord.close();
    await database.drop();
  });

  it('has each process once, on the host that it was given to', async () => {
    const processes = (await hosts[0]?.processes()) ?? [];
    expect(processes.map(({ role, shards }) => `${role} ${shards}`.trim())).to.deep.equal([
      'backend',
      'gateway 0',
      'gateway 1',
      'manager',
      'manager',
      'manager',
    ]);
  });

  it('connects its shards five seconds apart, although both gateways started at once', async () => {
    const starts = await hosts[0]?.query<{ at: Date }>('select at from core_identify_log order by at');
    const [first, second] = starts?.map(({ at }) => at.getTime()) ?? [];
    expect(starts).to.have.length(2);
    expect((second ?? 0) - (first ?? 0)).to.be.at.least(5_000);
    expect(discord.gateway.sessions).to.have.length(2);
  });

  it('registers its commands once', () => {
    const puts = discord.ledger.entries.filter(
      ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
    );
    expect(puts).to.have.length(1);
  });

  it('does not start a part that the others could not know of', async () => {
    const lonely = new WholeBot({ discord });
    const manager = lonely.start({}, { role: 'gateway', shards: '0' });
    expect(await manager.ended).to.equal(78);
    expect(manager.output).to.contain('Several hosts need one database.');
  });
});
