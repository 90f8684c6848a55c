import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import { configSchema } from '../../../src/core/config/config.js';
import { createOrm } from '../../../src/core/database/orm.js';
import { EnvironmentProvider } from '../../../src/core/secrets/environment-provider.js';
import { Secrets } from '../../../src/core/secrets/secrets.js';
import { Translations } from '../../../src/core/translations.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { examineHost } from '../../../src/services/doctor/examine.js';
import type { Examination, HostContext } from '../../../src/services/doctor/finding.js';
import { told } from '../../../src/services/doctor/told.js';
import { migratedDatabase, type TestDatabase, testDatabase } from '../../support/database.js';
import { RecordingLogger } from '../../support/recording-logger.js';

const clock = new ManualClock();
const logger = new RecordingLogger();
const secrets = new Secrets([new EnvironmentProvider({ TEA_KEY: 'hush', MILK_KEY: 'hush' })], clock, logger);
const i18n = new Translations(logger);
i18n.add('core', fileURLToPath(new URL('../../../src', import.meta.url)));

const healthy: Omit<HostContext, 'em'> = {
  clock,
  config: configSchema.parse({}),
  environment: {},
  nodeVersion: '26.10.0',
  plugins: [],
  leftOut: [],
  secrets: new Secrets([], clock, logger),
  rest: null,
  logger,
};

const keysOf = ({ findings }: Examination) => findings.map(({ severity, key }) => `${severity} ${key}`);

/** All of it in words, in a language. */
function textOf({ findings }: Examination, locale = 'en'): string {
  const tellings = findings.map((finding) => told(finding, i18n.wordsFor(locale), String));
  return tellings.map(({ what, next }) => `${what} ${next ?? ''}`).join('\n');
}

describe('the doctor, without a guild', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  const open = async (made: TestDatabase) => {
    database = made;
    orm = await createOrm({ url: database.url, entities: [], applicationName: 'test' });
  };
  beforeEach(async () => open(await migratedDatabase()));
  afterEach(async () => {
    await orm.close();
    await database.drop();
    expect(logger.lines.filter((line) => line.includes('there is no text'))).to.deep.equal([]);
  });

  const examine = async (more: Partial<HostContext> = {}) => {
    const examination = await examineHost({ em: orm.em, ...healthy, ...more });
    for (const locale of ['en', 'nl'])
      expect(textOf(examination, locale)).not.to.match(/\{\{|core\.doctor|undefined|\[object/);
    return examination;
  };
  const run = (sql: string) => orm.em.fork().execute(sql);
  const beat = (role: string, version = '1.0.0', secondsAgo = 0, shards = '{}') =>
    run(`insert into core_process_heartbeats (id, role, host, pid, rss_bytes, version, started_at, beat_at, shard_ids)
         values (gen_random_uuid(), '${role}', 'h', 7, 1, '${version}', now(),
           clock_timestamp() - interval '${secondsAgo} seconds', '${shards}')`);

  it('notes that nothing runs, and is content with what does, and says what it looked at', async () => {
    expect(keysOf(await examine())).to.deep.equal(['note noProcess']);
    await beat('gateway');
    await beat('backend');
    const { findings, checked } = await examine();
    expect(findings).to.deep.equal([]);
    expect(checked).to.have.members([
      ...['node', 'configuration', 'intents', 'plugins', 'secrets', 'database', 'processes', 'tasks'],
    ]);
  });

  it('finds a missing backend and versions that differ, the worst first', async () => {
    await beat('gateway', '1.0.0');
    await beat('gateway', '1.1.0');
    const examination = await examine();
    expect(keysOf(examination)).to.deep.equal(['problem noBackend', 'warning versionDrift']);
    expect(examination.findings[1]?.values).to.deep.equal({ versions: '1.0.0, 1.1.0' });
  });

  it('finds a process that was not heard of for a while', async () => {
    await beat('backend');
    await beat('gateway', '1.0.0', 40, '{0,1}');
    const examination = await examine();
    expect(keysOf(examination)).to.deep.equal(['warning processSilent']);
    expect(textOf(examination)).to.match(/gateway 0, 1 on h \(pid 7\) was last heard of \d{4}-/);
    expect(textOf(examination, 'nl')).to.contain('gateway 0, 1');
  });

  it('finds that nothing drives the tasks', async () => {
    await beat('backend');
    await run(`insert into core_task_claims (name, due) values ('coreAuditPosts', '2026-11-25T11:00:00Z')`);
    const examination = await examine();
    expect(keysOf(examination)).to.deep.equal(['problem tasksLate']);
    expect(textOf(examination)).to.contain('last ran 2026-11-25T11:00:00Z');
  });

  it('finds migrations that are missing', async () => {
    await run(`delete from core_migrations where name = (select max(name) from core_migrations)`);
    expect(keysOf(await examine())).to.include('problem migrationsMissing');
  });

  it('finds that a newer version has used the database; plugins that were taken out may leave theirs', async () => {
    await run(`insert into core_migrations (name) values ('29990101000000_core_flying'), ('cake/1_bake')`);
    const examination = await examine();
    expect(keysOf(examination)).to.include('problem migrationsNewer');
    expect(textOf(examination))
      .to.contain('1 migration is unknown here')
      .and.to.contain('29990101000000_core_flying');
  });

  it('finds that the database was never migrated, and then looks at no tables', async () => {
    await orm.close();
    await database.drop();
    await open(await testDatabase());
    const examination = await examine();
    expect(keysOf(examination)).to.deep.equal(['warning databaseEmpty']);
    expect(examination.checked).to.include('database').and.not.to.include('processes');
  });

  it('finds that the database is away, and then says no more of it', async () => {
    await database.drop();
    expect(keysOf(await examine())).to.deep.equal(['problem databaseAway']);
    await orm.close();
    await open(await migratedDatabase()); // for afterEach
  });

  it('finds what it could not look at, and looks at the rest', async () => {
    await run('drop table core_process_heartbeats');
    const examination = await examine({ nodeVersion: '24.1.0' });
    expect(keysOf(examination)).to.have.members([
      ...['problem hostCheckFailed', 'problem hostCheckFailed', 'problem nodeOld'],
    ]);
    expect(textOf(examination)).to.match(/look at: processes\. .*core_process_heartbeats/);
    expect(textOf(examination, 'nl')).to.contain('Ik kon niet kijken naar: processen.');
    expect(examination.checked).to.include('database').and.not.to.include('processes');
    expect(logger.lines.join()).to.contain('The doctor could not make the check "processes"');
  });

  it('finds a Node that is too old', async () => {
    const examination = await examine({ nodeVersion: '24.1.0' });
    expect(keysOf(examination)).to.include('problem nodeOld');
    expect(textOf(examination)).to.contain('Node 24.1.0').and.to.contain('26');
  });

  it('finds what is probably not meant in the configuration', async () => {
    const config = configSchema.parse({ DISCORD_TOKEN: 'a.b.c', API_HOST: '0.0.0.0' });
    const examination = await examine({ config, environment: { DATABSE_URL: 'x' } });
    expect(keysOf(examination)).to.include.members([
      ...['warning nameMisspelt', 'note notProduction', 'note apiOpen'],
    ]);
    expect(textOf(examination)).to.contain('Did you mean DATABASE_URL?');
    expect(textOf(examination, 'nl')).to.contain('Bedoelde je DATABASE_URL?');
    const production = configSchema.parse({ DISCORD_TOKEN: 'a.b.c', NODE_ENV: 'production' });
    expect(keysOf(await examine({ config: production }))).to.deep.equal(['note noProcess']);
  });

  it('tells of plugins that are left out', async () => {
    const { findings } = await examine({ leftOut: [{ name: 'sour', reason: 'curdled' }] });
    const values = { name: 'sour', reason: 'curdled' };
    expect(findings).to.deep.include({ severity: 'warning', key: 'pluginLeftOut', values });
  });

  it('tells in one line where secrets come from, and in another which are missing, but never what they are', async () => {
    for (const secret of ['tea-key', 'milk-key', 'sugar-key']) await secrets.get(secret);
    const { findings } = await examine({ secrets });
    const told = findings
      .filter(({ key }) => key.startsWith('secret'))
      .map(({ values }) => values?.['secrets']);
    expect(told).to.deep.equal(['tea-key (environment), milk-key (environment)', 'sugar-key']);
    expect(JSON.stringify(findings)).not.to.include('hush');
  });
});
