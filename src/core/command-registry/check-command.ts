import {
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';

// Discord refuses a whole set of commands for one wrong one, with a path of indices. Here the culprit is named before.
// https://discord.com/developers/docs/interactions/application-commands

const LIMITS = { nameLength: 32, descriptionLength: 100, options: 25, choices: 25, characters: 8_000 };

/** Command and option names; letters that have a lower case must use it. */
const chatInputName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** What Discord would refuse about a command, or null. */
export function checkCommand(command: RESTPostAPIApplicationCommandsJSONBody): string | null {
  if (!isChatInput(command)) return checkMenuName(command.name);
  const characters = countCharacters(command);
  if (characters > LIMITS.characters) {
    return `${characters} characters in names, descriptions and choices; at most ${LIMITS.characters} are allowed`;
  }
  return checkNode(command);
}

interface Node {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly APIApplicationCommandOption[];
}

function isChatInput(
  command: RESTPostAPIApplicationCommandsJSONBody,
): command is Extract<typeof command, Node> {
  return (command.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

function checkMenuName(name: string): string | null {
  if (name.length >= 1 && name.length <= LIMITS.nameLength) return null;
  return `its name has ${name.length} characters; 1 to ${LIMITS.nameLength} are allowed`;
}

/** A command, subcommand or option, and what is below it. */
function checkNode(node: Node): string | null {
  const { name, description, options = [] } = node;
  if (!chatInputName.test(name) || name !== name.toLowerCase()) {
    return `the name "${name}" is not allowed: 1 to ${LIMITS.nameLength} lower case letters, digits, - or _`;
  }
  if (description.length < 1 || description.length > LIMITS.descriptionLength) {
    return `the description of "${name}" has ${description.length} characters; 1 to ${LIMITS.descriptionLength} are allowed`;
  }
  return checkOptions(name, options) ?? firstProblem(options.map(checkOption));
}

function checkOptions(owner: string, options: readonly APIApplicationCommandOption[]): string | null {
  if (options.length > LIMITS.options) {
    return `"${owner}" has ${options.length} options; at most ${LIMITS.options} are allowed`;
  }
  const names = options.map(({ name }) => name);
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) return `"${owner}" has two options named "${twin}"`;
  const optionalFrom = options.findIndex(({ required }) => !required);
  const late = options.find(({ required }, index) => required && optionalFrom !== -1 && index > optionalFrom);
  return late ? `the required option "${late.name}" of "${owner}" must stand before the optional ones` : null;
}

function checkOption(option: APIApplicationCommandOption): string | null {
  const choices = choicesOf(option);
  if (choices.length > LIMITS.choices) {
    return `the option "${option.name}" has ${choices.length} choices; at most ${LIMITS.choices} are allowed`;
  }
  return checkNode(option as Node); // options of all types have these three keys, or lack the last
}

function choicesOf(option: APIApplicationCommandOption): readonly { name: string; value: string | number }[] {
  return ('choices' in option && option.choices) || [];
}

function countCharacters({ name, description, options = [] }: Node): number {
  const own = name.length + description.length;
  return options.reduce(
    (sum, option) => sum + countCharacters(option as Node) + choiceCharacters(option),
    own,
  );
}

function choiceCharacters(option: APIApplicationCommandOption): number {
  return choicesOf(option).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0);
}

function firstProblem(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}

/** Most global commands of each type. */
const MOST_COMMANDS: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

/** What Discord would refuse about all commands together, or null. */
export function checkCommandSet(commands: readonly RESTPostAPIApplicationCommandsJSONBody[]): string | null {
  const byType = Map.groupBy(commands, ({ type }) => type ?? ApplicationCommandType.ChatInput);
  for (const [type, ofType] of byType) {
    const most = MOST_COMMANDS[type] ?? 1;
    if (ofType.length > most) return `${ofType.length} commands of type ${type}; Discord allows ${most}`;
  }
  return null;
}
