import type { EntityManager } from '@mikro-orm/postgresql';
import { newerMigrations } from '../../../core/database/migrations/compatibility.js';
import { knownMigrations } from '../../../core/database/migrations/known-migrations.js';
import { MIGRATIONS_TABLE } from '../../../core/database/orm.js';
import type { Check, DatabaseContext, Finding, HostContext } from '../finding.js';

const oldestMajor = 15;

/** Whether the database answers, is new enough, and has the tables of this version. */
export const database: Check<DatabaseContext> = {
  name: 'database',
  async run({ em, plugins }) {
    const version = await majorVersion(em).catch(() => null); // that it is away is what was asked
    if (version === null) return [{ severity: 'problem', key: 'databaseAway' }];
    const old: Finding[] =
      version < oldestMajor ? [{ severity: 'problem', key: 'databaseOld', values: { version } }] : [];
    return [...old, ...(await migrations(em, plugins))];
  },
};

async function majorVersion(em: EntityManager): Promise<number> {
  const rows = await em
    .fork()
    .execute<{ version: string }[]>(`select current_setting('server_version_num') as version`);
  return Math.floor(Number(rows[0]?.version) / 10_000);
}

async function migrations(em: EntityManager, plugins: HostContext['plugins']): Promise<Finding[]> {
  const applied = await appliedMigrations(em);
  if (!applied) return [{ severity: 'warning', key: 'databaseEmpty' }];
  const manifests = plugins.map(({ manifest }) => manifest);
  const known = await knownMigrations(manifests);
  const missing = known.map(({ name }) => name).filter((name) => !applied.includes(name));
  const newer = newerMigrations(applied, known, manifests);
  return [...finding('migrationsMissing', missing), ...finding('migrationsNewer', newer)];
}

/** Null in a database that was never migrated. */
async function appliedMigrations(em: EntityManager): Promise<string[] | null> {
  const [table] = await em
    .fork()
    .execute<{ exists: boolean }[]>('select to_regclass(?) is not null as exists', [MIGRATIONS_TABLE]);
  if (!table?.exists) return null;
  const rows = await em.fork().execute<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`);
  return rows.map(({ name }) => name);
}

function finding(key: string, [first, ...others]: readonly string[]): Finding[] {
  return first ? [{ severity: 'problem', key, values: { count: others.length + 1, first } }] : [];
}
