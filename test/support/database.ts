import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { adminUrl, readConnection } from '../../src/core/database/embedded/connection-file.js';
import { placeIn } from '../../src/core/database/embedded/directory.js';
import { ensurePostgres } from '../../src/core/database/embedded/embedded-postgres.js';
import { testDataDir } from './test-server.js';

/** A database for one test file or one test. Drop it in the `after` hook that belongs to it. */
export interface TestDatabase {
  /** Connects as the owner of the database, who is no superuser, as in production. */
  readonly url: string;
  drop(): Promise<void>;
}

/**
 * Makes a fresh, empty database. All tests share one embedded server, which is started by the first that asks.
 *
 * @example
 * let database: TestDatabase;
 * before(async () => { database = await testDatabase(); });
 * after(() => database.drop());
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await server.asAdmin(`create database ${name} owner alphapy`);
  return {
    url: server.urlOf(name),
    drop: () => server.asAdmin(`drop database if exists ${name} with (force)`),
  };
}

interface TestServer {
  urlOf(database: string): string;
  asAdmin(sql: string): Promise<void>;
}

let server: Promise<TestServer> | undefined;

function testServer(): Promise<TestServer> {
  server ??= connectToServer();
  return server;
}

/** Nothing here has to survive a power cut, and many test files connect at once. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

async function connectToServer(): Promise<TestServer> {
  const { url, directory } = await ensurePostgres({ dataDir: testDataDir(), settings: SETTINGS });
  const connection = readConnection(await placeIn(directory));
  if (!connection) throw new Error(`The test server in ${directory} has no connection file.`);
  const asAdmin = async (sql: string): Promise<void> => {
    const client = new pg.Client(adminUrl(connection));
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  return { asAdmin, urlOf: (database) => url.replace(/[^/]+$/, database) };
}
