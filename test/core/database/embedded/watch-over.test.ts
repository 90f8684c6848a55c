import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mock } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import { ensurePostgres, stopPostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { watchOver } from '../../../../src/core/database/embedded/watch-over.js';
import { DataDirs, FAST, isRunning, Process, postmasterPid, readNotes, workersIn } from './data-dirs.js';

/** Long enough for a manager to start on a busy machine. */
const GRACE = 2;

describe('the watchdog of the embedded database', function () {
  this.timeout(180_000);
  const dirs = new DataDirs();
  afterEach(() => dirs.dispose());

  it('ends a database in order when its manager was killed and nobody came', async () => {
    const dataDir = await dirs.used();
    const manager = new Process('manager', dataDir, '0');
    const { directory } = await manager.nextLine();
    await manager.kill();
    await untilStopped(dataDir);
    expect(readFileSync(join(directory, 'server.log'), 'utf8')).to.include('database system is shut down');
  });

  it('leaves it to the next manager, who finds it running', async () => {
    const dataDir = await dirs.used();
    const first = new Process('manager', dataDir, `${GRACE}`);
    await first.nextLine();
    const pid = await postmasterPid(dataDir);
    await first.kill();
    const second = new Process('manager', dataDir, `${GRACE}`);
    expect((await second.nextLine()).started).to.equal(false);
    await delay(GRACE * 1000 + 500);
    expect(await postmasterPid(dataDir)).to.equal(pid);
    await second.kill();
  });

  it('lets a client finish, and a manager who comes meanwhile starts the database anew', async () => {
    const dataDir = await dirs.used();
    const first = new Process('manager', dataDir, '0');
    const { url } = await first.nextLine();
    const client = new pg.Client(url);
    client.on('error', () => undefined);
    await client.connect();
    await first.kill();
    await untilRefusing(url);
    expect((await client.query('select text from notes')).rows).to.have.length(1);

    const second = new Process('manager', dataDir, `${GRACE}`);
    expect((await second.nextLine()).started).to.equal(true);
    expect(await readNotes(url)).to.have.length(1);
    await second.kill();
  });

  it('stands by while the manager brings back a database that died', async () => {
    const dataDir = await dirs.used();
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const watched = await watchOver({ dataDir, settings: FAST });
      process.kill(await postmasterPid(dataDir), 'SIGKILL');
      await untilStopped(dataDir);
      mock.timers.tick(5_000);
      while (!(await isRunning(dataDir))) await delay(20);
      await watched.stop();
      expect(await isRunning(dataDir)).to.equal(false);
    } finally {
      mock.timers.reset();
    }
  });

  it('goes at once when the manager stops the database', async () => {
    const dataDir = await dirs.used();
    const postgres = await watchOver({ dataDir, graceSeconds: 3600, settings: FAST });
    await postgres.stop();
    expect(await isRunning(dataDir)).to.equal(false);
    if (process.platform === 'linux') await untilDeserted(postgres.directory);
  });

  it('lets somebody else stop and start the database meanwhile', async () => {
    const dataDir = await dirs.used();
    const watched = await watchOver({ dataDir, settings: FAST });
    await stopPostgres(watched);
    await ensurePostgres({ dataDir, settings: FAST });
    expect(await readNotes(watched.url)).to.have.length(1);
    await watched.stop();
    expect(await isRunning(dataDir)).to.equal(false);
  });
});

async function untilStopped(dataDir: string): Promise<void> {
  while (await isRunning(dataDir)) await delay(20);
}

/** No process works there any more, the watchdog included. */
async function untilDeserted(directory: string): Promise<void> {
  while (workersIn(directory).length > 0) await delay(20);
}

/** While the server shuts down it lets nobody new in. */
async function untilRefusing(url: string): Promise<void> {
  while (
    await readNotes(url).then(
      () => true,
      () => false,
    )
  )
    await delay(20);
}
