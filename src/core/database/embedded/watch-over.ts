import { prepareBinaries } from './binaries.js';
import { preparePlace } from './directory.js';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  ensurePostgres,
  stopPostgres,
} from './embedded-postgres.js';
import { claimServer, spawnWatchdog } from './watchdog.js';

export interface WatchOptions extends EmbeddedOptions {
  /** How long the server outlives a killed process: long enough for a restart to take it over. */
  readonly graceSeconds?: number;
}

export interface WatchedPostgres extends EmbeddedPostgres {
  /** Stops the server, in order. */
  stop(): Promise<void>;
}

/**
 * Returns the running embedded PostgreSQL like `ensurePostgres`, and answers for its end: `stop()` ends it, and when
 * this process is killed it ends by itself, unless another process has called this meanwhile. For the manager.
 */
export async function watchOver({ graceSeconds = 30, ...options }: WatchOptions): Promise<WatchedPostgres> {
  const place = await preparePlace(options.dataDir);
  const claim = claimServer(place); // before attaching, or an earlier watchdog might stop what we attach to
  if (claim.wasStopping) await stopPostgres(place);
  const postgres = await ensurePostgres(options);
  const { pgControl } = await prepareBinaries(place.directory, place.user);
  const watchdog = spawnWatchdog(place, pgControl, claim, graceSeconds);
  return {
    ...postgres,
    async stop() {
      await stopPostgres(postgres);
      watchdog.end();
    },
  };
}
