import { createServer, type Server } from 'node:http';
import { expect } from 'chai';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { migratedDatabase, type TestDatabase } from '../support/database.js';
import { isAlive } from '../support/is-alive.js';
import { eventually } from '../support/until.js';
import { unusedPort } from '../support/unused-port.js';
import { WholeBot } from '../support/whole-bot.js';

describe('a start that cannot succeed', function () {
  this.timeout(180_000);
  let discord: Sandbox;
  let database: TestDatabase;
  let bot: WholeBot;

  before(async () => {
    discord = await startSandbox({ application: { maxConcurrency: 16 } });
    database = await migratedDatabase();
  });

  after(async () => {
    await discord.close();
    await database.drop();
  });

  beforeEach(() => {
    bot = new WholeBot({ discord, databaseUrl: database.url });
  });

  afterEach(() => bot.cleanUp());

  it('says so when Discord does not know the token', async () => {
    expect(await failure({ DISCORD_TOKEN: 'MTIz.aaaaaa.bbbbbbbbbbbbbbb' })).to.match(
      /Discord does not accept the bot token\n {2}why: {2}.*\n {2}next: .*developers\/applications/,
    );
  });

  it('says so when the port of the API is taken, before any shard has connected', async () => {
    const port = await unusedPort();
    const other = await listenOn(port);
    const text = await failure({ API_PORT: `${port}` });
    other.close();
    expect(text).to.contain(`The API cannot listen on 127.0.0.1, port ${port}`).and.to.contain('API_PORT');
    expect(text)
      .not.to.contain('EADDRINUSE')
      .and.not.to.match(/^ +at /m);
    expect(discord.gateway.sessions).to.deep.equal([]);
  });

  it('says so at once when there can be no data folder', async () => {
    const text = await failure({ DATA_DIR: '/proc/alphapy' });
    expect(text).to.contain('The data folder /proc/alphapy cannot be written.');
  });

  it('says so when the database cannot be reached', async () => {
    const text = await failure(
      {
        DATABASE_URL: `postgres://me:secret@127.0.0.1:${await unusedPort()}/db`,
      },
      1,
    );
    expect(text).to.match(
      /The database postgres:\/\/me@127.* cannot be reached.\n {2}why: {2}Nothing listens/,
    );
    expect(text).not.to.contain('secret');
  });

  it('says so when Discord ends the connection for good, and ends all processes', async () => {
    const manager = bot.start({ PLUGINS: 'alphapy-plugin-nowhere' });
    await manager.ready;
    // Each of its processes has found that out, and one has told it.
    expect(manager.output.match(/Plugin "alphapy-plugin-nowhere" is left out: /g)).to.have.length(1);
    const processes = await bot.processes();
    discord.faults.drop(4004);
    expect(await manager.ended).to.equal(78);
    expect(manager.output).to.contain('Discord does not accept the bot token');
    expect(processes.filter(({ pid }) => isAlive(pid))).to.deep.equal([]);
  });

  it('names the intent when one is disabled while the bot runs, and does not try again', async () => {
    const manager = bot.start();
    await manager.ready;
    const application = discord.world.state.applications.get(discord.applicationId);
    if (!application) throw new Error('the bot has no application');
    const { privilegedIntents } = application;
    const identifies = await countIdentifies();
    application.privilegedIntents = 0;
    discord.faults.invalidate(false); // so that it identifies anew
    expect(await manager.ended).to.equal(78);
    application.privilegedIntents = privilegedIntents;
    expect(manager.output).to.match(/asks for: .*Message Content Intent/);
    expect(manager.output).to.contain('developers/applications').and.to.contain('start the bot anew');
    expect(await countIdentifies()).to.equal(identifies + 1); // the one that was refused
  });

  async function countIdentifies(): Promise<number> {
    return (await bot.query('select 1 from core_identify_log')).length;
  }

  /** Of a start that somebody has to mend something for; with code 1 it may succeed the next time. */
  async function failure(changes: Readonly<Record<string, string>>, code = 78): Promise<string> {
    const manager = bot.start(changes);
    expect(await manager.ended).to.equal(code);
    return manager.output;
  }
});

describe('a start while Discord is away', function () {
  this.timeout(180_000);

  it('is waited for calmly, with one line, and goes on by itself', async () => {
    const port = await unusedPort();
    const database = await migratedDatabase();
    const token = `${Buffer.from('1234567890123456789').toString('base64url')}.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbb`;
    const url = `http://127.0.0.1:${port}/api`;
    const bot = new WholeBot({ discord: { url, token }, databaseUrl: database.url });
    const manager = bot.start();
    await eventually(() => manager.output.includes('Discord cannot be reached (ECONNREFUSED)'));

    const discord = await startSandbox({ port, application: { id: '1234567890123456789', token } });
    await manager.ready;
    expect(manager.output.match(/Discord cannot be reached/g)).to.have.length(1);
    expect(manager.output).to.contain('Discord answers again.');

    await bot.cleanUp();
    await discord.close();
    await database.drop();
  });

  it('can be interrupted', async () => {
    const bot = new WholeBot({
      discord: { url: `http://127.0.0.1:${await unusedPort()}/api`, token: 'a.b.c' },
    });
    const manager = bot.start();
    await eventually(() => manager.output.includes('Discord cannot be reached'));
    manager.kill('SIGTERM');
    expect(await manager.ended).to.equal(0);
    await bot.cleanUp();
  });
});

async function listenOn(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}
