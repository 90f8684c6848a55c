import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../../src/core/database/orm.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import type { PluginManifest } from '../../../../src/core/plugins/plugin.js';
import { migratedDatabase, type TestDatabase } from '../../../support/database.js';

describe('the migrated schema', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let orm: MikroORM;

  before(async () => {
    database = await migratedDatabase();
    await withClient(database.url, (client) =>
      client.query(`
        create schema auth;
        create table auth.users (id uuid primary key);
        create schema bullmq;
        create table bullmq.job (id int primary key);
      `),
    );
    const entities = (await builtInPlugins()).flatMap(({ entities = [] }) => entities);
    orm = await createOrm({ url: database.url, entities, applicationName: 'test' });
  });
  after(async () => {
    await orm.close();
    await database.drop();
  });

  it('is what all entities say, and leaves the schemas of others alone', async () => {
    // The way back would make our functions anew, which are not compared.
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({
      wrap: false,
      safe: false,
      dropTables: true,
    });
    expect(up).to.equal('');
  });

  it('would be missed if it were not there', async () => {
    await withClient(database.url, (client) => client.query('drop table core_command_sets'));
    const { up } = await orm.schema.getUpdateSchemaMigrationSQL({ wrap: false });
    expect(up).to.include('create table "core_command_sets"');
    expect(up).not.to.match(/auth|bullmq/);
  });
});

async function builtInPlugins(): Promise<PluginManifest[]> {
  const folder = join(import.meta.dirname, '../../../../plugins');
  const files = readdirSync(folder).map((name) => join(folder, name, 'plugin.js'));
  const modules = files.filter((file) => existsSync(file)).map((file) => import(pathToFileURL(file).href));
  return (await Promise.all(modules)).map((module) => module.default);
}
