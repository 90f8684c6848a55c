import { Command } from 'commander';
import type { Config } from '../../core/config/config.js';
import { OperatorError } from '../../core/operator-error.js';
import { readConfig } from '../read-config.js';

export function databaseUrlCommand(): Command {
  return new Command('url')
    .description('Print the URL of the running database, password included, for psql and other tools.')
    .option('--json', 'print {"url": "..."}')
    .action(printUrl);
}

async function printUrl({ json }: { json?: true }): Promise<void> {
  const config = await readConfig();
  const url = config.DATABASE_URL ?? (await embeddedUrl(config));
  console.log(json ? JSON.stringify({ url }) : url);
}

async function embeddedUrl({ DATA_DIR }: Config): Promise<string> {
  const { attach } = await import('../../core/database/embedded/attach.js');
  const { ownerUrl } = await import('../../core/database/embedded/connection-file.js');
  const { preparePlace } = await import('../../core/database/embedded/directory.js');
  const connection = await attach(await preparePlace(DATA_DIR));
  if (connection) return ownerUrl(connection);
  throw new OperatorError('The embedded database is not running.', {
    why: `Nothing has started it in ${DATA_DIR}; it runs as long as the bot does.`,
    next: 'Start the bot (npm start) and ask again from another terminal.',
  });
}
