import pg from 'pg';
import { OperatorError } from '../../operator-error.js';
import { explainConnection } from '../connection-problem.js';
import { refuseTransactionPooler } from '../database-url.js';

/** Any number that nobody else uses for an advisory lock in this database: the letters "migr". */
const LOCK = 0x6d696772;

/** Long enough for another process to build an index on a large table. */
const PATIENCE = '10min';

/**
 * Runs `work` while no other process migrates. The lock belongs to a session of its own: it ends with this process,
 * and it survives the transactions of the work.
 */
export async function withMigrationLock<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  refuseTransactionPooler(url);
  const session = new pg.Client({
    connectionString: url,
    application_name: 'alphapy migration lock',
    connectionTimeoutMillis: 10_000,
  });
  session.on('error', () => undefined); // a lost connection rejects the next query
  try {
    await session.connect().catch((cause) => {
      throw explainConnection(url, cause);
    });
    await requireVersion(session);
    await takeLock(session);
    return await work();
  } finally {
    await session.end();
  }
}

async function takeLock(session: pg.Client): Promise<void> {
  try {
    await session.query(`set lock_timeout = '${PATIENCE}'`);
    await session.query('select pg_advisory_lock($1)', [LOCK]);
  } catch (cause) {
    throw new OperatorError('Another process has been migrating the database for ten minutes.', {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'Wait for it to finish, or end it; then start again.',
      cause,
    });
  }
}

const OLDEST = 15;

async function requireVersion(session: pg.Client): Promise<void> {
  const { rows } = await session.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const version = rows[0]?.version ?? '';
  if (Number.parseInt(version, 10) >= OLDEST) return;
  throw new OperatorError(`The database is PostgreSQL ${version}, but ${OLDEST} or newer is needed.`, {
    why: 'The bot uses features that older versions do not have.',
    next: 'Upgrade the server, or unset DATABASE_URL to use the embedded database.',
  });
}
