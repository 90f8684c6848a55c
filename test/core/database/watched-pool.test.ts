import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import { Pool } from 'pg';
import { WatchedPool } from '../../../src/core/database/watched-pool.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { listenInSilence } from '../../support/silent-server.js';

describe('a pool that is about to be closed', () => {
  it('waits for a connection that is being made until that has failed, also when its patience is over', async () => {
    await using server = await listenInSilence();
    const pool = new Pool({ host: '127.0.0.1', port: server.port, connectionTimeoutMillis: 200 });
    const watched = new WatchedPool(pool);
    const connecting = pool.connect().catch(() => 'failed');
    await watched.untilUnused(0);
    expect(await Promise.race([connecting, nextTurn('still connecting')])).to.equal('failed');
    await pool.end();
  });

  describe('of a database', () => {
    let database: TestDatabase;
    let pool: Pool;
    let watched: WatchedPool;

    before(async () => {
      database = await testDatabase();
      pool = new Pool({ connectionString: database.url });
      watched = new WatchedPool(pool);
    });
    after(async () => {
      await pool.end();
      await database.drop();
    });

    it('waits until whoever uses a connection gives it back', async () => {
      const client = await pool.connect();
      let given = false;
      const closing = watched.untilUnused().then(() => given);
      await client.query('select 1');
      given = true;
      client.release();
      expect(await closing).to.equal(true);
    });

    it('does not wait for ever for who does not', async () => {
      const client = await pool.connect();
      await watched.untilUnused(0);
      expect(pool.idleCount).to.equal(0);
      client.release();
    });
  });
});
