import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import {
  type EmbeddedPostgres,
  ensurePostgres,
} from '../../../../src/core/database/embedded/embedded-postgres.js';
import { DataDirs, FAST, postmasterPid, query } from './data-dirs.js';

describe('a running embedded database', function () {
  this.timeout(180_000);
  const dirs = new DataDirs();
  let dataDir: string;
  let postgres: EmbeddedPostgres;

  before(async () => {
    process.env['DISCORD_TOKEN'] = 'secret';
    dataDir = await dirs.used();
    postgres = await ensurePostgres({ dataDir, settings: FAST });
  });
  after(async () => {
    delete process.env['DISCORD_TOKEN'];
    await dirs.dispose();
  });

  it('listens on the loopback address only', async () => {
    const [row] = await query(postgres.url, 'show listen_addresses');
    expect(row).to.deep.equal({ listen_addresses: '127.0.0.1' });
  });

  it('lets no one else read its passwords', () => {
    expect(modeOf(postgres.directory)).to.equal('700');
    expect(modeOf(join(postgres.directory, 'connection.json'))).to.equal('600');
    expect(modeOf(join(postgres.directory, 'server.log'))).to.equal('600');
  });

  it('wants a password', async () => {
    const url = new URL(postgres.url);
    url.password = 'guessed';
    const error: unknown = await query(url.href, 'select 1').catch((reason) => reason);
    expect(error).to.include({ code: '28P01' });
  });

  it('lets the bot neither be superuser nor read files of the machine', async () => {
    const error: unknown = await query(postgres.url, `select pg_read_file('/etc/passwd')`).catch(
      (reason) => reason,
    );
    expect(error).to.include({ code: '42501' });
  });

  it('knows nothing of our environment', async function () {
    if (process.platform !== 'linux') return this.skip();
    const environment = readFileSync(`/proc/${await postmasterPid(dataDir)}/environ`, 'utf8');
    expect(environment).to.include('PATH=').and.not.include('secret');
  });

  it('knows lower case beyond ASCII', async () => {
    expect(await query(postgres.url, `select lower('ÀÉÎÕÜ') as text`)).to.deep.equal([{ text: 'àéîõü' }]);
  });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
