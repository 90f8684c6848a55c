import { fileURLToPath } from 'node:url';
import type { EntitySchema } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { ILogger } from '@sapphire/framework';
import type { Piece } from '@sapphire/pieces';
import type { BackendParts } from './backend-parts.js';
import type { BotProcessOptions } from './bot-process-options.js';
import { nameCommands } from './command-registry/name-commands.js';
import { connectDatabase } from './database/connect.js';
import { fetchApplication } from './discord/application.js';
import { BotClient } from './discord/client.js';
import type { Phase } from './lifecycle.js';
import type { OwnServices, ServiceHost } from './own-services.js';
import { discoverPlugins } from './plugins/discover-plugins.js';
import type { FoundPlugin } from './plugins/found-plugin.js';
import { loadPieces, unloadPieces } from './plugins/load-pieces.js';
import { intentsFor } from './plugins/needs.js';
import type { LeftOutList } from './plugins/plugin-fault.js';
import { storesOf } from './roles.js';
import type { TaskDriver } from './tasks/task-driver.js';
import { tickingTasks } from './tasks/task-pieces.js';
import type { Translations } from './translations.js';

// The phases in which a process of the bot starts, in their order. They stop in reverse, within the 8 seconds after
// which a process cuts off what is left.

export function findingPlugins({ plugins }: BotProcessOptions, leftOut: LeftOutList): Phase<FoundPlugin[]> {
  return {
    name: 'search for plugins',
    deadline: null, // each has its own
    start: () => discoverPlugins(plugins, leftOut),
  };
}

export function openingDatabase(
  { databaseUrl, role }: BotProcessOptions,
  entities: readonly EntitySchema[],
): Phase<MikroORM> {
  return {
    name: 'database',
    deadline: 30_000,
    start: () => connectDatabase(databaseUrl, entities, `alphapy ${role}`),
    stop: (orm) => orm.close(),
  };
}

export function creatingClient(options: BotProcessOptions): Phase<BotClient> {
  return {
    name: 'client',
    deadline: 10_000,
    start: () => BotClient.create({ ...options, apiUrl: options.config.DISCORD_API_URL }),
    stop: (client) => client.destroy(),
  };
}

export function addingBackendParts({ api, logger }: BotProcessOptions): Phase<BackendParts> {
  return {
    name: 'parts of a backend',
    deadline: 30_000,
    async start() {
      const { addBackendParts } = await import('./backend-parts.js');
      return addBackendParts(api, logger);
    },
  };
}

export function startingServices({ services }: BotProcessOptions, host: ServiceHost): Phase<OwnServices> {
  return {
    name: 'services',
    deadline: 30_000,
    start: () => services(host),
    stop: (running) => running.stop(),
  };
}

/** The compiled `src`, where the bot's own pieces and texts are. */
const sourceRoot = fileURLToPath(new URL('..', import.meta.url));

export function loadingOwnPieces({ role }: BotProcessOptions, i18n: Translations): Phase<readonly Piece[]> {
  return {
    name: 'own pieces',
    deadline: 10_000,
    async start() {
      i18n.add('core', sourceRoot);
      const pieces = await loadPieces(`${sourceRoot}/pieces`, storesOf(role), true);
      await nameCommands(pieces);
      return pieces;
    },
    stop: unloadPieces,
  };
}

export function startingTasks(driver: TaskDriver, { tasks }: BackendParts, logger: ILogger): Phase<void> {
  return {
    name: 'tasks',
    deadline: 30_000,
    start: () => driver.start(tickingTasks(tasks, logger)),
    stop: () => driver.stop(3_000),
    stopDeadline: 3_500,
  };
}

export function listening(api: NonNullable<BackendParts['api']>): Phase<string> {
  return {
    name: 'API',
    deadline: 10_000,
    start: () => api.listen(),
    stop: () => api.close(),
    stopDeadline: 2_000,
  };
}

/** Has no deadline: Discord may make us wait for an identify, or be down. */
export function connecting(client: BotClient, plugins: readonly FoundPlugin[]): Phase<void> {
  return {
    name: 'connection to Discord',
    deadline: null,
    async start() {
      const { flags } = await fetchApplication(client.rest);
      await client.connect(intentsFor(plugins, flags));
    },
    stop: () => client.drain(),
  };
}
