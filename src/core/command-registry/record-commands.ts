import { type ApplicationCommandRegistry, Command } from '@sapphire/framework';
import type { Piece } from '@sapphire/pieces';
import {
  ContextMenuCommandBuilder,
  type RESTPostAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
} from 'discord.js';
import { fileOfPiece } from '../plugins/load-pieces.js';
import { reasonOf } from '../plugins/plugin-fault.js';
import { checkCommand } from './check-command.js';

/** A command as Discord is told of it. */
export type CommandDefinition = RESTPostAPIApplicationCommandsJSONBody;

/** Something with `toJSON`, or a function that fills an empty builder. */
type Definable = { toJSON(): CommandDefinition } | ((builder: never) => unknown) | object;

/** What a piece wants to register. Its name may differ from the piece's. */
export interface RecordedCommand {
  readonly command: Command;
  readonly definition: CommandDefinition;
}

/**
 * What the commands among these pieces want to register, by calling their `registerApplicationCommands` with a recorder
 * in the place of Sapphire's registry, which would send a request per command.
 *
 * @throws naming the command that Discord would refuse
 */
export async function recordCommands(pieces: readonly Piece[]): Promise<RecordedCommand[]> {
  const commands = pieces.filter((piece) => piece instanceof Command);
  const recorded = await Promise.all(commands.map(recordCommand));
  return recorded.flat();
}

async function recordCommand(command: Command): Promise<RecordedCommand[]> {
  const definitions: CommandDefinition[] = [];
  const recorder = {
    commandName: command.name,
    registerChatInputCommand(definable: Definable, options?: object) {
      definitions.push(definitionOf(definable, new SlashCommandBuilder(), options));
      return recorder;
    },
    registerContextMenuCommand(definable: Definable, options?: object) {
      definitions.push(definitionOf(definable, new ContextMenuCommandBuilder(), options));
      return recorder;
    },
  };
  try {
    // Only these three are what a command may use of a registry; the rest of the class talks to Discord.
    await command.registerApplicationCommands?.(recorder as unknown as ApplicationCommandRegistry);
  } catch (error) {
    throw new Error(`${fileOfPiece(command)}: command "${command.name}": ${reasonOf(error)}`, {
      cause: error,
    });
  }
  for (const definition of definitions) {
    const problem = checkCommand(definition);
    if (problem) throw new Error(`${fileOfPiece(command)}: command "${definition.name}": ${problem}`);
  }
  return definitions.map((definition) => ({ command, definition }));
}

function definitionOf(
  definable: Definable,
  empty: { toJSON(): CommandDefinition },
  options: { readonly guildIds?: readonly string[] } = {},
): CommandDefinition {
  if (options.guildIds) throw new Error('commands of single guilds are not supported');
  if (typeof definable === 'function') {
    // The function takes the builder that its own method of the registry promises; `empty` is that one.
    const built: unknown = (definable as (builder: object) => unknown)(empty);
    return isBuilder(built) ? built.toJSON() : empty.toJSON();
  }
  if (isBuilder(definable)) return definable.toJSON();
  throw new Error('use a builder, plain objects are not supported');
}

function isBuilder(value: unknown): value is { toJSON(): CommandDefinition } {
  return typeof value === 'object' && value !== null && 'toJSON' in value;
}
