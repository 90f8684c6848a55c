import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EntityManager } from '@mikro-orm/postgresql';
import { container } from '@sapphire/framework';
import type { Clock } from '../clock.js';
import { BotClient, type BotClientOptions } from '../discord/client.js';
import type { FoundPlugin } from '../plugins/found-plugin.js';
import { buildPieces } from '../plugins/load-pieces.js';
import { type LeftOutList, reasonOf } from '../plugins/plugin-fault.js';
import { Translations } from '../translations.js';
import { forGuildsOnly } from './installs.js';
import { type CommandDefinition, recordCommands } from './record-commands.js';
import { registerCommands } from './register-commands.js';

export interface PublishCommandsOptions extends Omit<BotClientOptions, 'shards'> {
  readonly applicationId: string;
  readonly plugins: readonly FoundPlugin[];
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly leftOut: LeftOutList;
  /** Whether users can add the application to their own account; commands for them are left out where they cannot. */
  readonly isForAccounts?: boolean;
}

/**
 * Tells Discord of the commands of all plugins, if they have changed. Runs in the one process that prepares a start,
 * with a client that never connects. A third party's plugin whose commands Discord would refuse is left out.
 *
 * @returns how many commands were sent, or null where Discord knows them already
 */
export async function publishCommands(options: PublishCommandsOptions): Promise<number | null> {
  const client = await BotClient.create(options);
  try {
    const all = await collectCommands(options);
    const commands =
      options.isForAccounts === false ? all.flatMap((command) => forGuildsOnly(command) ?? []) : all;
    return await registerCommands({ ...options, commands, rest: client.rest });
  } finally {
    await client.destroy();
  }
}

/** The compiled `src`, where the bot's own pieces and texts are. */
const sourceRoot = fileURLToPath(new URL('../..', import.meta.url));

async function collectCommands(options: PublishCommandsOptions): Promise<CommandDefinition[]> {
  const i18n = new Translations(options.logger);
  Object.assign(container, { i18n }); // commands may name themselves in several languages
  i18n.add('core', sourceRoot);
  const commands = await definitionsIn(join(sourceRoot, 'pieces'));
  for (const { manifest, root, builtIn } of options.plugins) {
    try {
      i18n.add(manifest.name, root);
      const definitions = await definitionsIn(root);
      refuseTakenNames(definitions, commands);
      commands.push(...definitions);
    } catch (error) {
      options.leftOut.add({ name: manifest.name, builtIn }, reasonOf(error), error);
    }
  }
  return commands;
}

async function definitionsIn(root: string): Promise<CommandDefinition[]> {
  const recorded = await recordCommands(await buildPieces(root, 'commands'));
  return recorded.map(({ definition }) => definition);
}

function refuseTakenNames(added: readonly CommandDefinition[], known: readonly CommandDefinition[]): void {
  const names = new Set(known.map(({ name }) => name));
  const twin = added.find(({ name }) => names.has(name));
  if (twin) throw new Error(`command "${twin.name}": another plugin has a command of this name`);
}
