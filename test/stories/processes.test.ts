import { expect } from 'chai';
import { withClient } from '../../src/core/database/with-client.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { isAlive } from '../support/is-alive.js';
import type { ManagerProcess, Readiness } from '../support/manager.js';
import { eventually } from '../support/until.js';
import { unusedPort } from '../support/unused-port.js';
import { type LivingProcess, WholeBot } from '../support/whole-bot.js';

describe('the bot in many processes: a manager, two gateways with two shards each, a backend, its own database', function () {
  this.timeout(180_000);
  let discord: Sandbox;
  let bot: WholeBot;
  let manager: ManagerProcess;
  let readiness: Readiness;
  let guilds: GuildActor[];

  before(async () => {
    discord = await startSandbox({ application: { maxConcurrency: 16, shards: 4 } });
    guilds = [0, 1, 2, 3].map((shard) =>
      discord.createGuild({ name: `Shard ${shard}`, id: guildIdOn(shard) }),
    );
    bot = new WholeBot({
      discord,
      environment: { SHARDS_PER_PROCESS: '2', API_PORT: `${await unusedPort()}` },
    });
    manager = bot.start();
    readiness = await manager.ready;
  });

  after(async () => {
    await bot.cleanUp();
    await discord.close();
  });

  it('has as many shards as Discord recommends, two in each gateway', async () => {
    expect(readiness.plan.shardCount).to.equal(4);
    const processes = await allFour();
    expect(processes.map(({ role, shards }) => ({ role, shards }))).to.deep.equal([
      { role: 'backend', shards: [] },
      { role: 'gateway', shards: [0, 1] },
      { role: 'gateway', shards: [2, 3] },
      { role: 'manager', shards: [] },
    ]);
    expect(connectedShards()).to.deep.equal([0, 1, 2, 3]);
  });

  it('has told Discord of its commands with one request', () => {
    expect(readiness.plan.commandsRegistered).to.be.greaterThan(0);
    expect(countCommandRequests()).to.equal(1);
  });

  it('answers a command in a guild of each shard', async () => {
    await everyShardAnswers();
  });

  it('serves its API and knows that all shards are alive', async () => {
    const { status, shards } = await health();
    expect({ status, shards }).to.deep.equal({ status: 'up', shards: { total: 4, alive: [0, 1, 2, 3] } });
  });

  it('replaces a gateway process that is killed, for one IDENTIFY per shard', async () => {
    const identifies = await countIdentifies();
    const killed = await gatewayOf(2);
    process.kill(killed.pid, 'SIGKILL');
    const successor = await eventually(async () => {
      const found = (await bot.processes()).find(({ shards }) => shards.includes(2));
      return found && found.pid !== killed.pid && connectedShards().length === 4 ? found : null;
    });
    expect(successor.shards).to.deep.equal([2, 3]);
    expect(await countIdentifies()).to.equal(identifies + 2);
    await everyShardAnswers();
  });

  it('replaces a gateway process that hangs', async () => {
    const hanging = await gatewayOf(0);
    process.kill(hanging.pid, 'SIGSTOP');
    await eventually(() => !isAlive(hanging.pid));
    await eventually(async () =>
      (await allFour()).some(({ shards, pid }) => shards[0] === 0 && pid !== hanging.pid),
    );
    expect(manager.output).to.contain('gateway 0-1 is down (no sign of life for 5 seconds, killed)');
  });

  it('replaces a backend that is killed, on the same port', async () => {
    const [backend] = (await allFour()).filter(({ role }) => role === 'backend');
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    await eventually(async () => (await health().catch(() => null))?.status === 'up');
    const processes = await allFour();
    expect(processes.find(({ role }) => role === 'backend')?.pid).not.to.equal(backend?.pid);
  });

  it('brings every reminder once, although its backend is killed again and again meanwhile', async () => {
    const texts = await remindOfMuch();
    await bot.query(
      `update reminders_reminders set due_at = statement_timestamp(), next_at = statement_timestamp()`,
    );
    for (const arrived of [3, 15]) {
      await eventually(() => deliveries(texts).length >= arrived);
      const [backend] = (await bot.processes()).filter(({ role }) => role === 'backend');
      if (!backend) continue;
      process.kill(backend.pid, 'SIGKILL');
      await eventually(() => !isAlive(backend.pid));
      await endItsClaims();
    }
    await eventually(async () => {
      const open = await bot.query(
        `select 1 from reminders_reminders where state in ('scheduled', 'delivering')`,
      );
      return open.length === 0;
    });
    expect(deliveries(texts).toSorted()).to.deep.equal(texts.toSorted());
  });

  it('restarts one process after another, and its API answers all the time', async () => {
    const before = await allFour();
    const identifies = await countIdentifies();
    manager.kill('SIGUSR2');
    let refused = 0;
    await eventually(async () => {
      await health(10_000).catch(() => refused++);
      return manager.output.includes('All processes are new.');
    });
    const after = await allFour();
    expect(
      after.filter(({ pid }) => before.some((old) => old.pid === pid)).map(({ role }) => role),
    ).to.deep.equal(['manager']);
    expect(refused).to.equal(0);
    expect(await countIdentifies()).to.equal(identifies + 4);
  });

  it('ends by itself within seconds when its manager is killed; the database waits for the next one', async () => {
    const orphans = (await allFour()).filter(({ role }) => role !== 'manager');
    manager.kill('SIGKILL');
    await manager.ended;
    await eventually(() => orphans.every(({ pid }) => !isAlive(pid)));
    expect(connectedShards()).to.deep.equal([]);
    expect(await bot.query('select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('starts cleanly after that, with nothing to migrate and nothing to register', async () => {
    const puts = countCommandRequests();
    manager = bot.start();
    readiness = await manager.ready;
    expect(readiness.plan.migrationsApplied).to.deep.equal([]);
    expect(readiness.plan.commandsRegistered).to.equal(null);
    expect(countCommandRequests()).to.equal(puts);
    await allFour();
    await everyShardAnswers();
  });

  it('refuses a second manager on the same data folder and goes on', async () => {
    const second = bot.start();
    expect(await second.ended).to.equal(78);
    expect(second.output).to.contain('The bot already runs on the data folder');
    expect(second.output).to.contain(`kill ${manager.pid}`);
    expect((await health()).status).to.equal('up');
  });

  it('stops everything in order, the database included, and leaves no process behind', async () => {
    const processes = await allFour();
    manager.kill('SIGINT');
    expect(await manager.ended).to.equal(0);
    expect(processes.filter(({ pid }) => isAlive(pid))).to.deep.equal([]);
    const refused = await withClient(await bot.databaseUrl(), async () => null).catch((error) => error.code);
    expect(refused).to.equal('ECONNREFUSED');
  });

  it('asked nothing that Discord does not know, and nothing that it may not', () => {
    expect(discord.ledger.unknownRoutes).to.deep.equal([]);
    const answers = Map.groupBy(discord.ledger.entries, ({ status }) => status);
    expect([...answers.keys()].filter((status) => status === 401 || status === 403)).to.deep.equal([]);
    // A new backend learns how full a channel's bucket is by one 429; it was killed twice while it wrote to four.
    expect(answers.get(429)?.length ?? 0).to.be.at.most(8);
  });

  async function everyShardAnswers(): Promise<void> {
    const replies = await Promise.all(guilds.map(({ owner }) => owner.slash('reminder list')));
    for (const reply of replies) expect(reply.ephemeral).to.equal(true);
    expect(replies).to.have.length(4);
  }

  /** Far ahead, so that none is due before the test says so. Returns their texts. */
  async function remindOfMuch(): Promise<string[]> {
    const texts = guilds.flatMap((_, guild) => Array.from({ length: 10 }, (_, i) => `kettle ${guild}-${i}!`));
    for (const [i, what] of texts.entries()) {
      // Nobody sets more than five a minute.
      const member = guilds[i % 4]?.member(`guest${i >> 2}`);
      await member?.slash('reminder add', { when: 'in 2 days', what });
    }
    return texts;
  }

  /** What a process that died had claimed is tried again a minute later; that minute is over. */
  async function endItsClaims(): Promise<void> {
    await bot.query(
      `update reminders_deliveries set attempt_at = clock_timestamp()
       where state = 'pending' and attempt_at > clock_timestamp()`,
    );
  }

  /** The text of every message that reminds somebody, as often as it was posted. */
  function deliveries(texts: readonly string[]): string[] {
    const posted = guilds.flatMap(({ channels }) => channels.flatMap(({ messages }) => messages));
    return posted.flatMap(({ raw }) => texts.filter((text) => JSON.stringify(raw).includes(text)));
  }

  async function allFour(): Promise<LivingProcess[]> {
    return await eventually(async () => {
      const processes = await bot.processes();
      return processes.length === 4 && connectedShards().length === 4 ? processes : null;
    });
  }

  async function gatewayOf(shard: number): Promise<LivingProcess> {
    const found = (await allFour()).find(({ shards }) => shards.includes(shard));
    return found ?? expect.fail(`nobody has shard ${shard}`);
  }

  function connectedShards(): number[] {
    return discord.gateway.sessions
      .filter(({ socket }) => socket)
      .map(({ shardId }) => shardId)
      .sort();
  }

  async function health(patience = 2_000): Promise<{ status: string; shards: unknown }> {
    const response = await fetch(`${readiness.apiUrl}/api/health`, { signal: AbortSignal.timeout(patience) });
    // What the route answers.
    return (await response.json()) as { status: string; shards: unknown };
  }

  async function countIdentifies(): Promise<number> {
    const [row] = await bot.query<{ count: number }>('select count(*)::int as count from core_identify_log');
    return row?.count ?? 0;
  }

  function countCommandRequests(): number {
    return discord.ledger.entries.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'))
      .length;
  }
});

/** Discord's own rule: `(guild_id >> 22) % shards`. */
function guildIdOn(shard: number): string {
  const multipleOfFour = 250_000_000_000n;
  return String((multipleOfFour + BigInt(shard)) << 22n);
}
