import { expect } from 'chai';
import { migratedDatabase, type TestDatabase } from '../support/database.js';
import { runCli } from './run-cli.js';

describe('alphapy doctor', function () {
  this.timeout(60_000);
  let database: TestDatabase;

  before(async () => {
    database = await migratedDatabase();
  });
  after(() => database.drop());

  it('says what it finds with a next step, and ends well when nothing is broken', async () => {
    const { code, stdout } = await runCli(['doctor'], { DATABASE_URL: database.url });
    expect(stdout).to.include('note: No process of the bot is running.\n  next: Start it with npm start.');
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
});
