import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Migration } from '@mikro-orm/migrations';
import { expect } from 'chai';
import { migrate } from '../../../../src/core/database/migrations/migrate.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { type TestDatabase, testDatabase } from '../../../support/database.js';
import { problemOf } from '../../../support/problem.js';

class MakeDice extends Migration {
  override up(): void {
    this.addSql('create table dice_rolls (id int primary key)');
  }
}

class FailHalfway extends Migration {
  override up(): void {
    this.addSql('create table dice_games (id int primary key)');
    this.addSql('alter table dice_nothing add column id int');
  }
}

const history = readdirSync(join(import.meta.dirname, '../../../../migrations'))
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.replace('.js', ''))
  .sort();

describe('migrating', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.drop());

  const query = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows);
  const tables = async (prefix: string) => {
    const rows = await query(`select tablename from pg_tables where tablename like '${prefix}%' order by 1`);
    return rows.map(({ tablename }) => tablename);
  };
  const dice = (migrations: Record<string, typeof MakeDice>) => ({ name: 'dice', migrations });

  it('applies the whole history once, and then nothing', async () => {
    expect(await migrate({ url: database.url, plugins: [] })).to.deep.equal(history);
    expect(await migrate({ url: database.url, plugins: [] })).to.deep.equal([]);
  });

  it('is done by one of three processes that come at once', async () => {
    const script = join(import.meta.dirname, 'migrate.process.js');
    const run = () => promisify(execFile)(process.execPath, [script, database.url]);
    const outputs = await Promise.all([run(), run(), run()]);
    const applied = outputs.map(({ stdout }) => Number(stdout)).sort((one, other) => one - other);
    expect(applied).to.deep.equal([0, 0, history.length]);
  });

  it("applies a third-party plugin's own after the common history, under its name", async () => {
    const applied = await migrate({ url: database.url, plugins: [dice({ '002_dice': MakeDice })] });
    expect(applied).to.deep.equal([...history, 'dice/002_dice']);
    expect(await tables('dice')).to.deep.equal(['dice_rolls']);
  });

  it('names a migration that fails, leaves nothing of it behind, and keeps those before it', async () => {
    const plugins = [dice({ '001_make': MakeDice, '002_fail': FailHalfway })];
    const problem = await problemOf(migrate({ url: database.url, plugins }));
    expect(problem.message).to.include('dice/002_fail failed');
    expect(problem.details.why).to.include('dice_nothing');
    expect(await tables('dice')).to.deep.equal(['dice_rolls']);
    const names = await query(`select name from core_migrations where name like 'dice/%'`);
    expect(names).to.deep.equal([{ name: 'dice/001_make' }]);
  });

  it('refuses a database that a newer version has used', async () => {
    await migrate({ url: database.url, plugins: [] });
    await query(`insert into core_migrations (name) values ('99991231000000_core_future')`);
    const problem = await problemOf(migrate({ url: database.url, plugins: [] }));
    expect(problem.message).to.equal('The database was used by a newer version.');
    expect(problem.details.why).to.include('99991231000000_core_future');
  });

  it('refuses the tables of a newer plugin, and leaves those of an absent one alone', async () => {
    await migrate({ url: database.url, plugins: [dice({ '001_make': MakeDice })] });
    expect(await migrate({ url: database.url, plugins: [] })).to.deep.equal([]);
    const problem = await problemOf(migrate({ url: database.url, plugins: [{ name: 'dice' }] }));
    expect(problem.details.why).to.include('dice/001_make');
    expect(await tables('dice')).to.deep.equal(['dice_rolls']);
  });

  it('explains a database that cannot be reached, without its password', async () => {
    const url = new URL(database.url);
    url.password = 'top-secret';
    const problem = await problemOf(migrate({ url: url.href, plugins: [] }));
    expect(problem.details.why).to.equal('The password is wrong.');
    expect(problem.toText()).not.to.include('top-secret');
  });

  it('refuses a transaction pooler', async () => {
    const url = 'postgres://user:secret@pooler.example.com:6543/postgres';
    const problem = await problemOf(migrate({ url, plugins: [] }));
    expect(problem.message).to.include('transaction pooler');
    expect(problem.details.next).to.include('5432');
  });
});
