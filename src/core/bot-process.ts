import type { MikroORM } from '@mikro-orm/postgresql';
import { container } from '@sapphire/framework';
import { z } from 'zod';
import {
  addingBackendParts,
  connecting,
  creatingClient,
  findingPlugins,
  listening,
  loadingOwnPieces,
  openingDatabase,
  startingServices,
  startingTasks,
} from './bot-phases.js';
import type { BotProcessOptions } from './bot-process-options.js';
import type { BotClient } from './discord/client.js';
import { createEvents } from './events.js';
import { Lifecycle } from './lifecycle.js';
import type { OperatorError } from './operator-error.js';
import type { FoundPlugin, LeftOut } from './plugins/found-plugin.js';
import type { Services } from './plugins/plugin.js';
import { LeftOutList, leftOutLine, reasonOf } from './plugins/plugin-fault.js';
import { runPlugins } from './plugins/run-plugins.js';
import { storesOf } from './roles.js';
import { Translations } from './translations.js';

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
  const { role, clock, logger, config } = options;
  const leftOut = new LeftOutList();

  const found = await life.run(findingPlugins(options, leftOut));
  const entities = found.flatMap(({ manifest }) => manifest.entities ?? []);
  const orm = await life.run(openingDatabase(options, entities));
  const client = await life.run(creatingClient(options));
  const backend = role === 'gateway' ? null : await life.run(addingBackendParts(options));

  const events = createEvents();
  const i18n = new Translations(logger);
  const refused = new Set<string>();
  const own = await life.run(
    startingServices(options, {
      em: orm.em,
      databaseUrl: options.databaseUrl,
      redisUrl: config.REDIS_URL,
      googleProject: config.GOOGLE_PROJECT_ID,
      rest: client.rest,
      clock,
      i18n,
      logger,
      settings: settingsOf(found),
      refusePlugin(name, error) {
        leftOut.add({ name, builtIn: isBuiltIn(found, name) }, reasonOf(error), error);
        refused.add(name);
      },
    }),
  );
  const services: Record<string, unknown> = { ...own.services };
  // The plugins' own declarations say which service has which type; here they are only carried.
  const typedServices = services as unknown as Services;
  Object.assign(container, { config, clock, orm, events, i18n, services: typedServices, work: client.work });
  container.plannedShards = options.plannedShards ?? null;

  await life.run(loadingOwnPieces(options, i18n));
  const host = {
    em: orm.em,
    rest: client.rest,
    events,
    clock,
    i18n,
    ownServices: own.services,
    services,
    stores: storesOf(role),
    isSwitchedOn: own.isSwitchedOn,
    logger,
  };
  const usable = found.filter(({ manifest }) => !refused.has(manifest.name));
  const plugins = await runPlugins(usable, host, life, leftOut);
  Object.assign(container, { plugins, leftOut: leftOut.entries });
  for (const left of leftOut.entries)
    if (!options.toldLeftOut?.includes(left.name)) logger.warn(leftOutLine(left));

  // Before the tasks: a process whose port is taken ends again, and should not have begun anything.
  const apiUrl = backend?.api ? await life.run(listening(backend.api)) : null;
  if (backend && options.taskDriver) await life.run(startingTasks(options.taskDriver, backend, logger));
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

function settingsOf(plugins: readonly FoundPlugin[]): Record<string, z.ZodObject> {
  return Object.fromEntries(
    plugins.map(({ manifest: { name, settings } }) => [name, settings ?? z.object({})] as const),
  );
}

function isBuiltIn(plugins: readonly FoundPlugin[], name: string): boolean {
  return plugins.some(({ manifest, builtIn }) => builtIn && manifest.name === name);
}
