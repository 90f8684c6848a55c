import type { Config } from './core/config/config.js';
import { type HostPart, wholeBot } from './core/processes/host-part.js';
import type { Manager } from './core/processes/manager.js';
import { RunningManager } from './core/processes/running-manager.js';

export type { Manager };

/**
 * Starts the bot, or one host's part of it: database, preparation, processes. Resolves when all are ready, or when it
 * was stopped meanwhile. From the call on it acts on signals: SIGINT and SIGTERM stop, SIGUSR2 restarts one by one.
 *
 * @throws {OperatorError} when somebody has to mend something before it can start
 */
export async function startManager(config: Config, part: HostPart = wholeBot): Promise<Manager> {
  const manager = new RunningManager(config, part);
  await manager.start();
  return manager;
}
