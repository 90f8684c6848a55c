import { OperatorError } from '../../operator-error.js';
import { prepareBinaries } from './binaries.js';
import { type Place, preparePlace } from './directory.js';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  ensurePostgres,
  lockLaunch,
  stopPostgres,
} from './embedded-postgres.js';
import { keepRunning } from './keep-running.js';
import { claimServer, spawnWatchdog } from './watchdog.js';

export interface WatchOptions extends EmbeddedOptions {
  /** How long the server outlives a killed process: long enough for a restart to take it over. */
  readonly graceSeconds?: number;
  /** Told when the server had gone and could not be brought back; it is tried again every five seconds. */
  readonly report?: (problem: unknown) => void;
}

export interface WatchedPostgres extends EmbeddedPostgres {
  /** Stops the server, in order. */
  stop(): Promise<void>;
}

/**
 * Returns the running embedded PostgreSQL like `ensurePostgres`, and answers for it from then on: it is restarted when
 * it dies, `stop()` ends it, and when this process is killed it ends by itself, unless another process has called this
 * meanwhile. For the manager.
 */
export async function watchOver(options: WatchOptions): Promise<WatchedPostgres> {
  const { graceSeconds = 30, report = console.error, ...embedded } = options;
  const place = await preparePlace(embedded.dataDir);
  const claim = claimServer(place); // before attaching, or an earlier watchdog might stop what we attach to
  if (claim.wasStopping) await stopPostgres(place);
  const watchdog = await spawnWatchdog(place, await findPgControl(place), claim, graceSeconds);
  const postgres = await ensurePostgres(embedded).catch((error) => {
    watchdog.end();
    throw error;
  });
  const keeper = keepRunning(place, () => restart(embedded, postgres.url), report);
  return {
    ...postgres,
    async stop() {
      await keeper.end();
      await stopPostgres(postgres);
      watchdog.end();
    },
  };
}

async function findPgControl(place: Place): Promise<string> {
  using _lock = await lockLaunch(place); // the binaries may have to be copied
  return (await prepareBinaries(place.directory, place.user)).pgControl;
}

async function restart(options: EmbeddedOptions, url: string): Promise<void> {
  const { url: current } = await ensurePostgres(options);
  if (current === url) return;
  throw new OperatorError('The embedded database came back at another address.', {
    why: 'It had ended, and its port was taken by another program before it could be restarted.',
    next: 'Restart the bot.',
  });
}
