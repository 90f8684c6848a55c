import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { CommandSet } from '../../../src/core/database/entities/command-set.entity.js';
import { createOrm } from '../../../src/core/database/orm.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { problemOf } from '../../support/problem.js';

describe('the ORM of a process', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let orm: MikroORM;

  before(async () => {
    database = await migratedDatabase();
    orm = await createOrm({
      url: database.url,
      entities: [],
      applicationName: 'alphapy test',
      maxConnections: 2,
    });
  });
  after(async () => {
    await orm.close();
    await database.drop();
  });

  const query = (sql: string) => orm.em.fork().execute<Record<string, unknown>[]>(sql);

  it('says who it is, and lets no query run for ever', async () => {
    expect(await query('show application_name')).to.deep.equal([{ application_name: 'alphapy test' }]);
    expect(await query('show statement_timeout')).to.deep.equal([{ statement_timeout: '30s' }]);
    expect(await query('show idle_in_transaction_session_timeout')).to.deep.equal([
      { idle_in_transaction_session_timeout: '1min' },
    ]);
  });

  it('holds no more connections than it may', async () => {
    const count = `select count(*)::int as connections, pg_sleep(0.05)
                   from pg_stat_activity where application_name = 'alphapy test'`;
    const results = await Promise.all([1, 2, 3, 4, 5, 6].map(() => query(count)));
    const most = Math.max(...results.map(([row]) => Number(row?.['connections'])));
    expect(most).to.be.within(1, 2);
  });

  it('closes after what was asked before, also where a connection for it is only being made', async () => {
    for (let round = 0; round < 5; round++) {
      const closing = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
      await closing.em.fork().execute('select 1');
      const asked = [1, 2, 3].map((one) => closing.em.fork().execute(`select ${one} as one`));
      await closing.close();
      expect((await Promise.all(asked)).flat()).to.deep.equal([{ one: 1 }, { one: 2 }, { one: 3 }]);
    }
  });

  it('has no global context that two requests could share', async () => {
    const error: unknown = await orm.em.find(CommandSet, {}).catch((reason) => reason);
    expect(error).to.have.property('message').that.includes('global');
  });

  it('encrypts where the URL asks for it', async () => {
    const url = `${database.url}?sslmode=verify-full`;
    const encrypted = await createOrm({ url, entities: [], applicationName: 'test' });
    const error: unknown = await encrypted.em
      .fork()
      .execute('select 1')
      .catch((reason) => reason);
    await encrypted.close();
    expect(error).to.have.property('message').that.includes('does not support SSL');
  });

  it('refuses a transaction pooler', async () => {
    const url = 'postgres://user:secret@pooler.example.com:6543/postgres';
    const problem = await problemOf(createOrm({ url, entities: [], applicationName: 'test' }));
    expect(problem.message).to.include('transaction pooler');
  });
});
