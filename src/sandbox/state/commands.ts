import {
  type APIApplicationCommand,
  ApplicationCommandType as CommandType,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { CommandBody } from '../schema/command-body.js';
import type { World } from '../world.js';
import { countCreates } from './command-budget.js';
import { type CommandDefinition, toDefinition, withDefinition } from './command-definition.js';
import { type CommandScope, commandsOf, setCommands } from './command-scope.js';

const MOST_COMMANDS: Readonly<Partial<Record<CommandType, number>>> = {
  [CommandType.ChatInput]: 100,
  [CommandType.User]: 15,
  [CommandType.Message]: 15,
};

export function getCommand(scope: CommandScope, commandId: Snowflake): APIApplicationCommand {
  const command = commandsOf(scope).find(({ id }) => id === commandId);
  if (!command) throw apiError(RESTJSONErrorCodes.UnknownApplicationCommand);
  return command;
}

/** Creates a command, or overwrites the one of the same name and type. */
export function saveCommand(
  world: World,
  scope: CommandScope,
  body: CommandBody,
): { readonly command: APIApplicationCommand; readonly isNew: boolean } {
  const definition = toDefinition(scope, body);
  const known = findTwin(scope, definition);
  const others = commandsOf(scope).filter((command) => command !== known);
  checkCounts([...others, definition]);
  if (!known) countCreates(world, scope, 1);
  const command = withDefinition(world, known, definition);
  setCommands(world, scope, [...others, command]);
  return { command, isNew: !known };
}

/** Replaces a command by its id, also under a new name. */
export function changeCommand(
  world: World,
  scope: CommandScope,
  known: APIApplicationCommand,
  body: CommandBody,
): APIApplicationCommand {
  const command = withDefinition(world, known, toDefinition(scope, body));
  setCommands(
    world,
    scope,
    commandsOf(scope).map((other) => (other.id === known.id ? command : other)),
  );
  return command;
}

/** Replaces all commands of the scope. One that stays as it was keeps its id and version. */
export function replaceCommands(
  world: World,
  scope: CommandScope,
  bodies: readonly CommandBody[],
): readonly APIApplicationCommand[] {
  const definitions = bodies.map((body) => toDefinition(scope, body));
  const twins = definitions.map((definition) => findTwin(scope, definition));
  checkCounts(definitions);
  countCreates(world, scope, twins.filter((twin) => !twin).length);
  const commands = definitions.map((definition, index) => withDefinition(world, twins[index], definition));
  setCommands(world, scope, commands);
  return commands;
}

export function deleteCommand(world: World, scope: CommandScope, command: APIApplicationCommand): void {
  setCommands(
    world,
    scope,
    commandsOf(scope).filter(({ id }) => id !== command.id),
  );
}

/** Within a scope, name and type together are unique. */
function findTwin(scope: CommandScope, { name, type }: CommandDefinition): APIApplicationCommand | undefined {
  return commandsOf(scope).find((command) => command.name === name && command.type === type);
}

function checkCounts(definitions: readonly CommandDefinition[]): void {
  for (const [type, most] of Object.entries(MOST_COMMANDS)) {
    const count = definitions.filter((definition) => definition.type === Number(type)).length;
    if (count > most) throw apiError(RESTJSONErrorCodes.MaximumNumberOfApplicationCommandsReached);
  }
}
