import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { createOrm } from '../../../src/core/database/orm.js';
import { EnvironmentProvider } from '../../../src/core/secrets/environment-provider.js';
import { Secrets } from '../../../src/core/secrets/secrets.js';
import { examineHost } from '../../../src/services/doctor/examine.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { SettableClock } from '../../support/settable-clock.js';

describe('the doctor, without a guild', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeEach(async () => {
    database = await migratedDatabase();
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
  });
  afterEach(async () => {
    await orm.close();
    await database.drop();
  });

  const clock = new SettableClock();
  const secrets = new Secrets([new EnvironmentProvider({ TEA_KEY: 'hush' })], clock, new RecordingLogger());
  const examine = (leftOut: { name: string; reason: string }[] = []) =>
    examineHost({ em: orm.em, clock, plugins: [], leftOut, secrets, rest: null });
  const keys = async () => (await examine()).map(({ key }) => key);
  const run = (sql: string) => orm.em.fork().execute(sql);
  const beat = (role: string, version: string) =>
    run(`insert into core_process_heartbeats (id, role, host, pid, rss_bytes, version, started_at, beat_at)
         values (gen_random_uuid(), '${role}', 'h', 1, 1, '${version}', now(), now())`);

  it('notes that nothing runs, and is content with what does', async () => {
    expect(await keys()).to.deep.equal(['noProcess']);
    await beat('gateway', '1.0.0');
    await beat('backend', '1.0.0');
    expect(await keys()).to.deep.equal([]);
  });

  it('finds a missing backend and versions that differ, the worst first', async () => {
    await beat('gateway', '1.0.0');
    await beat('gateway', '1.1.0');
    const found = await examine();
    expect(found.map(({ severity, key }) => `${severity} ${key}`)).to.deep.equal([
      'problem noBackend',
      'warning versionDrift',
    ]);
    expect(found[1]?.values).to.deep.equal({ versions: '1.0.0, 1.1.0' });
  });

  it('finds that nothing drives the tasks', async () => {
    await beat('backend', '1.0.0');
    await run(`insert into core_task_claims (name, due) values ('coreAuditPosts', '2026-11-25T11:00:00Z')`);
    expect(await keys()).to.deep.equal(['tasksLate']);
  });

  it('finds migrations that are missing', async () => {
    await run(`delete from core_migrations where name = (select max(name) from core_migrations)`);
    expect(await keys()).to.include('migrationsMissing');
  });

  it('finds that the database is away, and then says no more of it', async () => {
    await database.drop();
    expect(await keys()).to.deep.equal(['databaseAway']);
    database = await migratedDatabase(); // for afterEach
  });

  it('tells of plugins that are left out, and of where secrets come from but never what they are', async () => {
    await secrets.get('tea-key');
    const found = await examine([{ name: 'sour', reason: 'curdled' }]);
    expect(found).to.deep.include({
      severity: 'warning',
      key: 'pluginLeftOut',
      values: { name: 'sour', reason: 'curdled' },
    });
    expect(JSON.stringify(found)).to.include('environment').and.to.include('tea-key');
    expect(JSON.stringify(found)).not.to.include('hush');
  });
});
