import { Command } from 'commander';
import { requireEmbedded } from '../embedded-only.js';
import { asTyped } from '../home.js';
import { readConfig } from '../read-config.js';

export function restoreCommand(): Command {
  return new Command('restore')
    .description(
      'Replace the embedded database with a backup. The bot must be stopped; the old data is kept aside.',
    )
    .argument('<file>', 'a file that "db backup" wrote')
    .option('--json', 'print {"rows": 1, "previous": "..."}')
    .action(restore);
}

async function restore(path: string, { json }: { json?: true }): Promise<void> {
  const { restoreDatabase } = await import('../../core/database/backup/restore.js');
  const { loadManifests } = await import('../load-manifests.js');
  const config = await readConfig();
  requireEmbedded(config, 'pg_restore');
  const plugins = await loadManifests(config);
  const { tables, header, previous } = await restoreDatabase({
    dataDir: config.DATA_DIR,
    file: asTyped(path),
    plugins,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (json) console.log(JSON.stringify({ rows, previous }));
  else {
    console.log(`Restored ${rows} rows of ${tables.length} tables, as they were at ${header.createdAt}.`);
    if (previous) console.log(`The data from before is kept in ${previous}.`);
  }
}
