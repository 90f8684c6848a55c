import type { MikroORM } from '@mikro-orm/postgresql';
import { container } from '@sapphire/framework';
import { z } from 'zod';
import { loadingOwnPieces, startingServices } from './bot-phases.js';
import type { BotProcessOptions } from './bot-process-options.js';
import type { BotClient } from './discord/client.js';
import { createEvents } from './events.js';
import type { Lifecycle } from './lifecycle.js';
import type { FoundPlugin } from './plugins/found-plugin.js';
import type { Services } from './plugins/plugin.js';
import { type LeftOutList, leftOutLine, reasonOf } from './plugins/plugin-fault.js';
import type { PluginHost } from './plugins/run-plugin.js';
import { runPlugins } from './plugins/run-plugins.js';
import { storesOf } from './roles.js';
import { Translations } from './translations.js';

/** What stands when the plugins are put to work. */
export interface Ground {
  readonly found: readonly FoundPlugin[];
  readonly orm: MikroORM;
  readonly client: BotClient;
  readonly leftOut: LeftOutList;
}

/** The bot's own services and pieces, then those of the plugins; returns the plugins that run. */
export async function startPlugins(
  options: BotProcessOptions,
  life: Lifecycle,
  { found, orm, client, leftOut }: Ground,
): Promise<FoundPlugin[]> {
  const { role, clock, logger, config } = options;
  const common = { em: orm.em, rest: client.rest, clock, i18n: new Translations(logger), logger };
  const refused = new Set<string>();
  const own = await life.run(
    startingServices(options, {
      ...common,
      databaseUrl: options.databaseUrl,
      redisUrl: config.REDIS_URL,
      googleProject: config.GOOGLE_PROJECT_ID,
      settings: settingsOf(found),
      refusePlugin(name, error) {
        leftOut.add({ name, builtIn: isBuiltIn(found, name) }, reasonOf(error), error);
        refused.add(name);
      },
    }),
  );
  const host: PluginHost = {
    ...common,
    events: createEvents(),
    ownServices: own.services,
    services: { ...own.services },
    stores: storesOf(role),
    isSwitchedOn: own.isSwitchedOn,
  };
  fillContainer(options, host, { orm, client });
  await life.run(loadingOwnPieces(options, host.i18n));
  const usable = found.filter(({ manifest }) => !refused.has(manifest.name));
  const plugins = await runPlugins(usable, host, life, leftOut);
  Object.assign(container, { plugins, leftOut: leftOut.entries });
  for (const left of leftOut.entries)
    if (!options.toldLeftOut?.includes(left.name)) logger.warn(leftOutLine(left));
  return plugins;
}

/** What pieces find in the container; the plugins that run are added when they do. */
function fillContainer(
  { config, clock, plannedShards }: BotProcessOptions,
  { events, i18n, services }: PluginHost,
  { orm, client }: Pick<Ground, 'orm' | 'client'>,
): void {
  // The plugins' own declarations say which service has which type; here they are only carried.
  const typedServices = services as unknown as Services;
  Object.assign(container, { config, clock, orm, events, i18n, services: typedServices, work: client.work });
  container.plannedShards = plannedShards ?? null;
}

function settingsOf(plugins: readonly FoundPlugin[]): Record<string, z.ZodObject> {
  return Object.fromEntries(
    plugins.map(({ manifest: { name, settings } }) => [name, settings ?? z.object({})] as const),
  );
}

function isBuiltIn(plugins: readonly FoundPlugin[], name: string): boolean {
  return plugins.some(({ manifest, builtIn }) => builtIn && manifest.name === name);
}
