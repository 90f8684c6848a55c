import { join } from 'node:path';
import { expect } from 'chai';
import { runCli, temporaryDataFolder } from './run-cli.js';

describe('the commands for the database', function () {
  this.timeout(180_000);
  let data: ReturnType<typeof temporaryDataFolder>;

  before(() => {
    data = temporaryDataFolder();
  });

  after(() => data.remove());

  const run = (...parameters: string[]) => runCli(parameters, { DATA_DIR: data.folder });

  it('bring it up to date, once', async () => {
    const first = await run('migrate', '--json');
    expect(JSON.parse(first.stdout).applied).to.include('20261125210000_core_processes');
    expect((await run('migrate')).stdout).to.equal('The database is up to date.\n');
  });

  it('do not leave it running', async () => {
    const { code, stderr } = await run('db', 'url');
    expect(stderr).to.match(/is not running.*next: Start the bot/s);
    expect(code).to.equal(78);
  });

  it('back it up and restore it, and never overwrite a backup', async () => {
    const file = join(data.folder, 'my backup');
    const backup = await run('db', 'backup', file, '--json');
    const { rows } = JSON.parse(backup.stdout);
    expect(JSON.parse(backup.stdout)).to.include({ file });
    expect((await run('db', 'backup', file)).stderr).to.match(/exists already/);
    const restore = await run('db', 'restore', file, '--json');
    expect(restore.stderr).to.equal('');
    expect(JSON.parse(restore.stdout).rows).to.equal(rows);
  });

  it('leave a server of its own to its own tools', async () => {
    const url = 'postgres://bot@db.example/bot';
    expect((await runCli(['db', 'backup', 'x'], { DATABASE_URL: url })).stderr).to.match(/Use pg_dump/);
    expect((await runCli(['db', 'url', '--json'], { DATABASE_URL: url })).stdout).to.equal(
      `{"url":"${url}"}\n`,
    );
  });

  it('write migrations, and say when there is nothing to write', async () => {
    const { stdout, stderr } = await run('migration', 'create', 'core', 'nothing_new');
    expect(stdout + stderr).to.equal(
      'The entities of core agree with its migrations: there is nothing to write.\n',
    );
    expect((await run('migration', 'create', 'nobody', 'x')).stderr).to.match(/There is no plugin "nobody"/);
  });
});
