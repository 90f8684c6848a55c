import { Command } from 'commander';
import { backupCommand } from './db-backup.js';
import { restoreCommand } from './db-restore.js';
import { databaseUrlCommand } from './db-url.js';

/** What the owner of the embedded database needs to look after it. */
export function databaseCommand(): Command {
  return new Command('db')
    .description('Look after the database.')
    .addCommand(databaseUrlCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand());
}
