import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { startSandbox } from '../../src/sandbox/index.js';
import { runCli, spawnCli, temporaryDataFolder } from './run-cli.js';

const PATIENCE = 90_000;

describe('alphapy start', function () {
  this.timeout(2 * PATIENCE);
  let data: ReturnType<typeof temporaryDataFolder>;
  const running = new Set<ChildProcess>();

  beforeEach(() => {
    data = temporaryDataFolder();
  });

  afterEach(async () => {
    for (const child of running) await stop(child);
    data.remove();
  });

  const environment = () => ({ DATA_DIR: data.folder, SANDBOX_PORT: '0', API_PORT: '0' });

  const start = async () => {
    const child = spawnCli(['start'], environment());
    running.add(child);
    return { child, ...(await ready(child)) };
  };

  const stop = async (child: ChildProcess): Promise<number | null> => {
    running.delete(child);
    if (child.exitCode !== null) return child.exitCode;
    const closed = once(child, 'close');
    child.kill('SIGINT');
    const [code] = await closed;
    return code;
  };

  it('without a token runs the bot in a local Discord, stops in order and starts again', async () => {
    const first = await start();
    const page = await fetch(first.pageUrl);
    expect(page.status).to.equal(200);
    expect(first.said).to.not.match(/WARN|ERROR/);

    const second = await runCli(['start'], environment());
    expect(second.stderr).to.match(/already runs.*next: Stop that one first/s);
    expect(second.code).to.equal(78);

    const postmaster = join(data.folder, 'postgres/data/postmaster.pid'); // as long as the database runs
    expect(existsSync(postmaster)).to.equal(true);
    expect(await stop(first.child)).to.equal(0);
    expect(existsSync(postmaster)).to.equal(false);
    expect(await isDown(first.pageUrl)).to.equal(true);

    const again = await start();
    expect(await stop(again.child)).to.equal(0);
  });

  it('refuses a token that Discord does not know, and points out a misspelt variable', async () => {
    const discord = await startSandbox();
    const { code, stderr } = await runCli(['start'], {
      ...environment(),
      DISCORD_TOKEN: 'not.a.token',
      DISCORD_API_URL: discord.url,
      BACKEND: '2',
    });
    await discord.close();
    expect(stderr).to.match(/token.*why:.*next:/is);
    expect(stderr).to.contain('BACKEND is set, but nothing in the bot reads it. Did you mean BACKENDS?');
    expect(code).to.equal(78);
  });
});

/** What it says until it is ready, and the address of its page. */
async function ready(child: ChildProcess): Promise<{ readonly pageUrl: string; readonly said: string }> {
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<{ pageUrl: string; said: string }>();
  child.stdout?.on('data', (chunk) => {
    said += chunk;
    const pageUrl = /Try it at (http:\S+)/.exec(said)?.[1];
    if (pageUrl) resolve({ pageUrl, said });
  });
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  child.on('close', () => reject(new Error(`it ended:\n${said}`)));
  const timer = setTimeout(() => reject(new Error(`it is not ready:\n${said}`)), PATIENCE);
  return promise.finally(() => clearTimeout(timer));
}

async function isDown(url: string): Promise<boolean> {
  return fetch(url).then(
    () => false,
    () => true,
  );
}
