import { Command } from 'commander';
import { readConfig } from '../read-config.js';
import { withDatabase } from '../with-database.js';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'Bring the database up to date. "start" does this too; run it alone before a rolling deploy.',
    )
    .option('--json', 'print {"applied": [...]}')
    .action(migrateDatabase);
}

async function migrateDatabase({ json }: { json?: true }): Promise<void> {
  const { migrate } = await import('../../core/database/migrations/migrate.js');
  const { loadManifests } = await import('../load-manifests.js');
  const config = await readConfig();
  const plugins = await loadManifests(config);
  const applied = await withDatabase(config, (url) => migrate({ url, plugins }));
  if (json) console.log(JSON.stringify({ applied }));
  else if (applied.length === 0) console.log('The database is up to date.');
  else console.log(`Applied ${applied.length}:\n${applied.join('\n')}`);
}
