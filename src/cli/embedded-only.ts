import type { Config } from '../core/config/config.js';
import { OperatorError } from '../core/operator-error.js';

/** @throws OperatorError where the database is a server of its own, which has better tools */
export function requireEmbedded({ DATABASE_URL }: Config, tool: string): void {
  if (!DATABASE_URL) return;
  throw new OperatorError('This command is for the embedded database.', {
    why: 'DATABASE_URL is set, so the data is on a server of its own.',
    next: `Use ${tool} of that server's version, or its provider's backups.`,
  });
}
