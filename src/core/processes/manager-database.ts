import type { ILogger } from '@sapphire/framework';
import type { Config } from '../config/config.js';
import { explainConnection } from '../database/connection-problem.js';
import { refuseTransactionPooler } from '../database/database-url.js';
import { watchOver } from '../database/embedded/watch-over.js';
import { withClient } from '../database/with-client.js';
import { pause } from '../pause.js';

/** The database as the manager holds it. */
export interface ManagedDatabase extends AsyncDisposable {
  readonly url: string;
}

/**
 * Starts the embedded database, or makes sure that the configured one answers.
 *
 * @param signal ends the wait for one that does not
 * @throws {OperatorError} when it does not
 */
export async function openDatabase(
  config: Config,
  logger: ILogger,
  signal: AbortSignal,
): Promise<ManagedDatabase> {
  if (config.DATABASE_URL) return await checkDatabase(config.DATABASE_URL, logger, signal);
  const embedded = await watchOver({ dataDir: config.DATA_DIR });
  return { url: embedded.url, [Symbol.asyncDispose]: () => embedded.stop() };
}

/** After a reboot the database may come up later than the bot. */
const TRIES = 10;
const PAUSE = 1_000;

async function checkDatabase(url: string, logger: ILogger, signal: AbortSignal): Promise<ManagedDatabase> {
  refuseTransactionPooler(url);
  for (let left = TRIES; ; left--) {
    const problem = await findProblem(url);
    if (!problem) return { url, [Symbol.asyncDispose]: async () => undefined };
    const error = explainConnection(url, problem);
    if (left === 0) throw error;
    if (left === TRIES) logger.warn(`${error.message} ${error.details.why} Trying for ${TRIES} seconds.`);
    await pause(PAUSE, signal);
    signal.throwIfAborted();
  }
}

async function findProblem(url: string): Promise<unknown> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return null;
  } catch (error) {
    return error;
  }
}
