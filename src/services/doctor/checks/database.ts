import { knownMigrations } from '../../../core/database/migrations/known-migrations.js';
import { MIGRATIONS_TABLE } from '../../../core/database/orm.js';
import type { Check, Finding, HostContext } from '../finding.js';

const oldestMajor = 15;

/** Whether the database answers, is new enough, and has all tables. */
export const database: Check<HostContext> = {
  name: 'database',
  async run({ em, plugins }) {
    let version: number;
    try {
      const rows = await em
        .fork()
        .execute<{ version: string }[]>(`select current_setting('server_version_num') as version`);
      version = Math.floor(Number(rows[0]?.version) / 10_000);
    } catch {
      return [{ severity: 'problem', key: 'databaseAway' }]; // that it is away is what was asked
    }
    const known = await knownMigrations(plugins.map(({ manifest }) => manifest));
    const applied = await em.fork().execute<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`);
    const names = new Set(applied.map(({ name }) => name));
    const missing = known.filter(({ name }) => !names.has(name));
    const findings: Finding[] = [];
    if (version < oldestMajor)
      findings.push({ severity: 'problem', key: 'databaseOld', values: { version } });
    if (missing[0]) {
      const values = { count: missing.length, first: missing[0].name };
      findings.push({ severity: 'problem', key: 'migrationsMissing', values });
    }
    return findings;
  },
};
