import { OperatorError } from '../operator-error.js';

const POOLER_PORT = '6543';

/**
 * Whether this is Supabase's transaction pooler: it lends a connection per transaction, so LISTEN, advisory locks and
 * session settings, which the bot relies on, silently do not work there.
 */
export function isTransactionPooler(url: string): boolean {
  return new URL(url).port === POOLER_PORT;
}

/** @throws {OperatorError} */
export function refuseTransactionPooler(url: string): void {
  if (!isTransactionPooler(url)) return;
  throw new OperatorError('DATABASE_URL leads to a transaction pooler (port 6543).', {
    why: 'Behind it LISTEN and advisory locks do not work, and the bot needs both.',
    next: 'Use the direct connection or the session pooler: the same host with port 5432.',
  });
}

/** The URL without its password, for messages. */
export function withoutPassword(url: string): string {
  const { username, host, pathname } = new URL(url);
  return `postgres://${username}@${host}${pathname}`;
}
