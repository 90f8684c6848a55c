import { expect } from 'chai';
import pg from 'pg';
import { migratedDatabase, type TestDatabase, testDatabase } from '../support/database.js';
import { runCli } from './run-cli.js';

describe('alphapy doctor', function () {
  this.timeout(180_000);
  let database: TestDatabase;

  before(async () => {
    database = await migratedDatabase();
  });
  after(() => database.drop());

  it('says what it finds with a next step, and what it looked at, and ends well when nothing is broken', async () => {
    const { code, stdout } = await runCli(['doctor'], { DATABASE_URL: database.url });
    expect(stdout).to.match(/^Nothing is wrong\.\n/);
    expect(stdout).to.include('note: No process of the bot is running.\n  next: Start it with npm start.');
    expect(stdout).to.include('note: Secrets in use: database-url (environment).\n');
    expect(stdout).to.match(/I looked at: Node, configuration, .* and scheduled tasks\.\n$/);
    expect(code).to.equal(0);
  });

  it('has no words of Discord in it: moments are written for a terminal', async () => {
    const { url } = database;
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`
      insert into core_process_heartbeats (id, role, host, pid, rss_bytes, version, started_at, beat_at)
      values (gen_random_uuid(), 'gateway', 'h', 7, 1, '1.0.0', now(), '2026-11-25T12:00:00Z')`);
    await client.end();
    const { stdout } = await runCli(['doctor'], { DATABASE_URL: url });
    expect(stdout).to.include('was last heard of at 2026-11-25 12:00:00 UTC.');
    expect(stdout).not.to.match(/<[@#t]/);
  });

  it('says of an empty database that the bot never started on it', async () => {
    const empty = await testDatabase();
    const { code, stdout } = await runCli(['doctor'], { DATABASE_URL: empty.url });
    await empty.drop();
    expect(stdout).to.include('warning: The database is empty');
    expect(code).to.equal(0);
  });

  it('finds a database that is away, in JSON too, names no password and ends with 1', async () => {
    const away = 'postgresql://alphapy:hunter2@127.0.0.1:1/alphapy';
    const { code, stdout, stderr } = await runCli(['doctor', '--json'], { DATABASE_URL: away });
    const { findings } = JSON.parse(stdout);
    expect(findings[0]).to.include({ severity: 'problem', key: 'databaseAway' });
    expect(stdout + stderr).not.to.include('hunter2');
    expect(code).to.equal(1);
  });

  it('finds a configuration that prevents a start, with what was probably meant', async () => {
    const wrong = { DATABASE_URL: database.url, SHARD_COUNT: 'many', LOG_LEVL: 'debug' };
    const { code, stdout } = await runCli(['doctor'], wrong);
    expect(stdout).to.match(/^problem: The configuration is not right\. SHARD_COUNT: /);
    expect(stdout).to.include('LOG_LEVL: did you mean LOG_LEVEL?').and.to.include('\n  next: Mend it');
    expect(code).to.equal(1);
  });

  it('looks at the rest when the embedded database cannot be started', async () => {
    const { code, stdout } = await runCli(['doctor', '--json'], { DATA_DIR: '/dev/null/data' });
    const { findings, checked } = JSON.parse(stdout);
    expect(findings[0]).to.include({ severity: 'problem', key: 'databaseUnusable' });
    expect(checked).to.include('Node').and.not.to.include('database');
    expect(code).to.equal(1);
  });
});
