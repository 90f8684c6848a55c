import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { migratedDatabase, type TestDatabase } from '../support/database.js';
import { isAlive } from '../support/is-alive.js';
import { temporaryFolder } from '../support/temporary.js';
import { WholeBot } from '../support/whole-bot.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const binary = join(root, 'node_modules/.bin/pm2');

describe('the bot under pm2', function () {
  this.timeout(180_000);
  let discord: Sandbox;
  let database: TestDatabase;
  let bot: WholeBot;
  let home: string;

  before(async function () {
    if (process.platform === 'win32' || !existsSync(binary)) {
      console.log('      skipped: needs pm2 in node_modules and a system with signals');
      this.skip();
    }
    discord = await startSandbox({ application: { maxConcurrency: 16, shards: 2 } });
    database = await migratedDatabase();
    bot = new WholeBot({ discord, databaseUrl: database.url });
    home = temporaryFolder('alphapy-pm2-');
  });

  after(async () => {
    if (!home) return;
    await pm2('kill');
    rmSync(home, { recursive: true, force: true });
    await bot.cleanUp();
    await discord.close();
    await database.drop();
  });

  it('is started as ecosystem.config.js says, and counts as online when it is ready', async () => {
    await pm2('start', 'ecosystem.config.js');
    expect(await status()).to.include({ status: 'online', restarts: 0 });
    expect(discord.gateway.sessions).to.have.length(2);
  });

  it('is reloaded: stopped in order, then a new one is ready', async () => {
    const before = await bot.processes();
    await pm2('reload', 'alphapy');
    const after = await bot.processes();
    expect(before.filter(({ pid }) => isAlive(pid))).to.deep.equal([]);
    expect(after.map(({ role }) => role)).to.deep.equal(['backend', 'gateway', 'manager']);
    expect((await status()).status).to.equal('online');
  });

  it('is stopped and leaves no process behind', async () => {
    const before = await bot.processes();
    await pm2('stop', 'alphapy');
    expect(before.filter(({ pid }) => isAlive(pid))).to.deep.equal([]);
    expect(await bot.query('select * from core_process_heartbeats')).to.deep.equal([]);
  });

  it('is not started again and again with a token that Discord does not know', async () => {
    await pm2('delete', 'alphapy');
    await pm2With({ DISCORD_TOKEN: 'MTIz.aaaaaa.bbbbbbbbbbbbbbb' }, 'start', 'ecosystem.config.js');
    await sleep(1_000); // pm2 would have started it again after 0.2
    expect((await status()).restarts).to.equal(0);
    expect(discord.ledger.invalidRequests).to.equal(1);
  });

  async function pm2(...parameters: string[]): Promise<string> {
    return await pm2With({}, ...parameters);
  }

  async function pm2With(
    changes: Readonly<Record<string, string>>,
    ...parameters: string[]
  ): Promise<string> {
    const environment = { ...bot.environment, ...changes, PM2_HOME: home };
    const options = { cwd: root, env: { ...process.env, ...environment } };
    const { stdout } = await promisify(execFile)(process.execPath, [binary, ...parameters], options);
    return stdout;
  }

  async function status(): Promise<{ status: string; restarts: number }> {
    // What `pm2 jlist` prints about each app.
    const [app] = JSON.parse(await pm2('jlist')) as { pm2_env: { status: string; restart_time: number } }[];
    return { status: app?.pm2_env.status ?? 'unknown', restarts: app?.pm2_env.restart_time ?? 0 };
  }
});
