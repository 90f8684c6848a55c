import { expect } from 'chai';
import pg from 'pg';
import { migratedDatabase, type TestDatabase, testDatabase } from './database.js';

describe('a test database', () => {
  let database: TestDatabase;

  before(async function () {
    this.timeout(180_000); // the first one starts the server
    database = await testDatabase();
  });
  after(() => database.drop());

  it('is empty, and its owner is no superuser', async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    const tables = await client.query(`select * from pg_tables where schemaname = 'public'`);
    const superuser = await client.query('select usesuper from pg_user where usename = current_user');
    await client.end();
    expect(tables.rows).to.deep.equal([]);
    expect(superuser.rows).to.deep.equal([{ usesuper: false }]);
  });

  it('is another one each time', async () => {
    const other = await testDatabase();
    await other.drop();
    expect(other.url).not.to.equal(database.url);
  });

  it('can have all tables', async () => {
    const migrated = await migratedDatabase();
    const client = new pg.Client(migrated.url);
    await client.connect();
    const claims = await client.query('select * from core_task_claims');
    await client.end();
    await migrated.drop();
    expect(claims.rows).to.deep.equal([]);
  });
});
