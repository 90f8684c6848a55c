import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { readConnection, writeConnection } from '../../../../src/core/database/embedded/connection-file.js';
import { ensurePostgres, stopPostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { problemOf } from '../../../support/problem.js';
import {
  DataDirs,
  FAST,
  isRunning,
  Process,
  placeOf,
  portOf,
  postmasterPid,
  query,
  readNotes,
} from './data-dirs.js';

describe('the embedded database', function () {
  this.timeout(180_000);
  const dirs = new DataDirs();
  afterEach(() => dirs.dispose());

  const ensure = (dataDir: string) => ensurePostgres({ dataDir, settings: FAST });

  it('starts from nothing, and is found running by the next who asks', async () => {
    const dataDir = dirs.empty();
    const first = await ensure(dataDir);
    const second = await ensure(dataDir);
    expect([first.started, second.started]).to.deep.equal([true, false]);
    expect(second.url).to.equal(first.url);
    expect(await query(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('keeps its address and its data over a stop', async () => {
    const dataDir = await dirs.used();
    const first = await ensure(dataDir);
    await stopPostgres(first);
    expect(await isRunning(dataDir)).to.equal(false);
    const second = await ensure(dataDir);
    expect(second.url).to.equal(first.url);
    expect(await readNotes(second.url)).to.deep.equal([{ text: 'from before' }]);
  });

  it('is stopped only once', async () => {
    const postgres = await ensure(await dirs.used());
    await stopPostgres(postgres);
    await stopPostgres(postgres);
  });

  it('is started by one of four processes, and the others attach', async () => {
    const dataDir = await dirs.used();
    expect(await startTogether(dataDir)).to.deep.equal([false, false, false, true]);
  });

  it('comes back after kill -9, once, with all that was committed', async () => {
    const dataDir = await dirs.used();
    const { url } = await ensure(dataDir);
    await query(url, `insert into notes values ('committed')`);
    process.kill(await postmasterPid(dataDir), 'SIGKILL');
    expect(await startTogether(dataDir)).to.deep.equal([false, false, false, true]);
    expect(await readNotes(url)).to.deep.equal([{ text: 'from before' }, { text: 'committed' }]);
  });

  it('is not mistaken for another program that has its pid by now', async () => {
    const dataDir = await dirs.used();
    const postgres = await ensure(dataDir);
    const pidFile = join(postgres.directory, 'data/postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    await stopPostgres(postgres);
    writeFileSync(pidFile, [process.pid, ...rest].join('\n'));
    expect((await ensure(dataDir)).started).to.equal(true);
  });

  it('takes another port when its own is taken', async () => {
    const dataDir = await dirs.used();
    const port = await portOf(dataDir);
    const other = createServer().listen(port, '127.0.0.1');
    const { url } = await ensure(dataDir);
    other.close();
    expect(new URL(url).port).not.to.equal(`${port}`);
    expect(await readNotes(url)).to.deep.equal([{ text: 'from before' }]);
  });

  it('does not wait for a process that was killed while it held the lock', async () => {
    const dataDir = await dirs.used();
    const locker = new Process('locker', join(dataDir, 'postgres/launch.lock'));
    expect(await locker.nextLine()).to.deep.equal({ taken: true });
    const ensured = ensure(dataDir);
    await locker.kill();
    expect((await ensured).started).to.equal(true);
  });

  it('sets new passwords when the connection file is lost, and keeps the data', async () => {
    const dataDir = await dirs.used();
    const first = await ensure(dataDir);
    rmSync(join(first.directory, 'connection.json'));
    const second = await ensure(dataDir);
    expect(new URL(second.url).password).not.to.equal(new URL(first.url).password);
    expect(await readNotes(second.url)).to.deep.equal([{ text: 'from before' }]);
  });

  it('says so when the connection file belongs to another data folder', async () => {
    const dataDir = await dirs.used();
    const place = await placeOf(dataDir);
    const connection = readConnection(place);
    if (connection) writeConnection(place, { ...connection, adminPassword: 'of-another' });
    const problem = await problemOf(ensure(dataDir));
    expect(problem.message).to.include('does not accept the password');
    expect(await problemOf(ensure(dataDir))).to.deep.include({ message: problem.message });
  });

  it('has nothing to do with the server of the folder that it was copied from', async () => {
    const original = await dirs.used();
    const { url } = await ensure(original);
    const copy = dirs.empty();
    execFileSync('cp', ['-a', join(original, 'postgres'), copy]);
    const copied = await ensure(copy);
    expect(copied.started).to.equal(true);
    await query(copied.url, 'delete from notes');
    expect(await readNotes(url)).to.deep.equal([{ text: 'from before' }]);
  });

  it('is restarted with new binaries after an upgrade, but not while someone uses it', async () => {
    const dataDir = await dirs.used();
    const { url, directory } = await ensure(dataDir);
    const user = new pg.Client(url);
    await user.connect();
    pretendOldBinaries(directory);
    expect((await ensure(dataDir)).started).to.equal(false);
    await user.end();
    await untilUnused(url);
    expect((await ensure(dataDir)).started).to.equal(true);
  });

  it('finishes a restore that was killed between its last two steps', async () => {
    const dataDir = await dirs.used();
    const data = join(dataDir, 'postgres/data');
    renameSync(data, `${data}.restored`);
    const { url } = await ensure(dataDir);
    expect(await readNotes(url)).to.deep.equal([{ text: 'from before' }]);
  });

  it('refuses the data of another major version', async () => {
    const dataDir = await dirs.used();
    writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '99\n');
    expect((await problemOf(ensure(dataDir))).details.why).to.include('newer version of alphapy');
    writeFileSync(join(dataDir, 'postgres/data/PG_VERSION'), '9\n');
    expect((await problemOf(ensure(dataDir))).details.next).to.include('db backup');
  });

  it('shows what the server said when it does not start', async () => {
    const dataDir = await dirs.used();
    const problem = await problemOf(ensurePostgres({ dataDir, settings: { shared_buffers: 'many' } }));
    expect(problem.details.why).to.include('shared_buffers');
  });

  it('keeps its log bounded', async () => {
    const dataDir = await dirs.used();
    const log = join(dataDir, 'postgres/server.log');
    writeFileSync(log, 'x'.repeat(6 * 1024 * 1024));
    await ensure(dataDir);
    expect(statSync(log).size).to.be.lessThan(100_000);
    expect(statSync(`${log}.1`).size).to.be.greaterThan(5_000_000);
  });
});

async function untilUnused(url: string): Promise<void> {
  const others = 'select 1 from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()';
  while ((await query(url, others)).length > 0);
}

/** Four processes ask at the same time; which of them started it. */
async function startTogether(dataDir: string): Promise<boolean[]> {
  const processes = [1, 2, 3, 4].map(() => new Process('ensure', dataDir));
  const answers = await Promise.all(processes.map((process) => process.nextLine()));
  return answers.map(({ started }) => started).sort();
}

function pretendOldBinaries(directory: string): void {
  const file = join(directory, 'connection.json');
  const connection = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...connection, version: '18.0.0' }));
}
