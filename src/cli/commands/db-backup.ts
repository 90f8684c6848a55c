import { Command } from 'commander';
import { requireEmbedded } from '../embedded-only.js';
import { asTyped } from '../home.js';
import { readConfig } from '../read-config.js';

export function backupCommand(): Command {
  return new Command('backup')
    .description('Write all data of the embedded database into one file. The bot may run meanwhile.')
    .argument('<file>', 'a file that does not exist yet; keep it safe, since it holds what users wrote')
    .option('--json', 'print {"file": "...", "tables": 1, "rows": 1}')
    .action(backup);
}

async function backup(path: string, { json }: { json?: true }): Promise<void> {
  const { backupDatabase } = await import('../../core/database/backup/backup.js');
  const { SystemClock } = await import('../../core/clock.js');
  const config = await readConfig();
  requireEmbedded(config, 'pg_dump');
  const file = asTyped(path);
  const { tables } = await backupDatabase({ dataDir: config.DATA_DIR, file, clock: new SystemClock() });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  if (json) console.log(JSON.stringify({ file, tables: tables.length, rows }));
  else console.log(`Wrote ${rows} rows of ${tables.length} tables to ${file}, and read them again.`);
}
