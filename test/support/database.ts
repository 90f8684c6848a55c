import { randomBytes } from 'node:crypto';
import { adminUrl, readConnection } from '../../src/core/database/embedded/connection-file.js';
import { placeIn } from '../../src/core/database/embedded/directory.js';
import { ensurePostgres } from '../../src/core/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/core/database/migrations/migrate.js';
import { withClient } from '../../src/core/database/with-client.js';
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
  return createDatabase(await testServer());
}

/** Makes a fresh database with all tables of core and of the built-in plugins. */
export async function migratedDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  await server.prepareTemplate();
  return createDatabase(server, `template ${TEMPLATE}`);
}

async function createDatabase(server: TestServer, template = ''): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await server.asAdmin(`create database ${name} owner alphapy ${template}`);
  return {
    url: server.urlOf(name),
    drop: () => server.asAdmin(`drop database if exists ${name} with (force)`),
  };
}

/** Migrated once in a run, then copied. */
const TEMPLATE = 'migrated_template';

interface TestServer {
  urlOf(database: string): string;
  asAdmin(sql: string): Promise<void>;
  prepareTemplate(): Promise<void>;
}

let server: Promise<TestServer> | undefined;

/** One per process; all processes of a run find the same server. */
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
  const admin = adminUrl(connection);
  const urlOf = (database: string) => url.replace(/[^/]+$/, database);
  let template: Promise<void> | undefined;
  return {
    urlOf,
    asAdmin: (sql) => withClient(admin, async (client) => void (await client.query(sql))),
    prepareTemplate() {
      template ??= createTemplate(admin, urlOf(TEMPLATE));
      return template;
    },
  };
}

/** Made under another name and renamed when it is complete; parallel workers wait for each other. */
async function createTemplate(admin: string, url: string): Promise<void> {
  await withClient(admin, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount) return;
    const unfinished = `${TEMPLATE}_unfinished`;
    await client.query(`create database ${unfinished} owner alphapy`);
    await migrate({ url: url.replace(TEMPLATE, unfinished), plugins: [] });
    await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
  });
}
