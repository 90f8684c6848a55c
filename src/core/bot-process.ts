import type { MikroORM } from '@mikro-orm/postgresql';
import {
  addingBackendParts,
  connecting,
  creatingClient,
  findingPlugins,
  listening,
  openingDatabase,
  startingTasks,
} from './bot-phases.js';
import type { BotProcessOptions } from './bot-process-options.js';
import type { BotClient } from './discord/client.js';
import { Lifecycle } from './lifecycle.js';
import type { OperatorError } from './operator-error.js';
import type { FoundPlugin, LeftOut } from './plugins/found-plugin.js';
import { LeftOutList } from './plugins/plugin-fault.js';
import { startPlugins } from './start-plugins.js';

export interface BotProcess {
  readonly client: BotClient;
  readonly orm: MikroORM;
  /** In the order of their dependencies. */
  readonly plugins: readonly FoundPlugin[];
  readonly leftOut: readonly LeftOut[];
  /** For example `http://127.0.0.1:8080`. */
  readonly apiUrl: string | null;
  /** What took how long to start, as lines for a person. */
  readonly timings: readonly string[];
  /** Resolves when Discord will not let the process go on, and a new start would not help: its token was reset, say. */
  readonly lost: Promise<OperatorError>;
  /** Stops in reverse order: no new work, running work ends, then connections close. */
  stop(): Promise<void>;
}

/**
 * Starts one process of the bot; resolves when its shards are ready, its API listens and its tasks tick. When a phase
 * fails, those before it are stopped again.
 *
 * @throws OperatorError where the operator can mend it, PluginFault where a built-in plugin does not start
 */
export async function startBotProcess(options: BotProcessOptions): Promise<BotProcess> {
  const life = new Lifecycle(options.clock, options.logger);
  try {
    return await start(options, life);
  } catch (error) {
    await life.stop();
    throw error;
  }
}

async function start(options: BotProcessOptions, life: Lifecycle): Promise<BotProcess> {
  const { role, logger, taskDriver } = options;
  const leftOut = new LeftOutList();

  const found = await life.run(findingPlugins(options, leftOut));
  const entities = found.flatMap(({ manifest }) => manifest.entities ?? []);
  const orm = await life.run(openingDatabase(options, entities));
  const client = await life.run(creatingClient(options));
  const backend = role === 'gateway' ? null : await life.run(addingBackendParts(options));
  const plugins = await startPlugins(options, life, { found, orm, client, leftOut });

  // Before the tasks: a process whose port is taken ends again, and should not have begun anything.
  const apiUrl = backend?.api ? await life.run(listening(backend.api)) : null;
  if (backend && taskDriver) await life.run(startingTasks(taskDriver, backend, logger));
  if (role !== 'backend') await life.run(connecting(client, plugins));

  return {
    client,
    orm,
    plugins,
    leftOut: leftOut.entries,
    apiUrl,
    timings: life.timings,
    lost: client.lost,
    stop: () => life.stop(),
  };
}
