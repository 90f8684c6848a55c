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
  if (!isChatInput(command)) {
    return firstProblem(textsOf(command.name, command.name_localizations).map(checkMenuName));
  }
  const characters = countCharacters(command);
  if (characters > LIMITS.characters) {
    return `${characters} characters in names, descriptions and choices; at most ${LIMITS.characters} are allowed`;
  }
  return checkNode(command);
}

/** Texts by language. */
type Localized = Readonly<Partial<Record<string, string | null>>> | null | undefined;

interface Node {
  readonly name: string;
  readonly name_localizations?: Localized;
  readonly description: string;
  readonly description_localizations?: Localized;
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
  const { name, options = [] } = node;
  const badName = textsOf(name, node.name_localizations).find((one) => !isChatInputName(one));
  if (badName !== undefined) {
    return `the name "${badName}" is not allowed: 1 to ${LIMITS.nameLength} lower case letters, digits, - or _`;
  }
  for (const { length } of textsOf(node.description, node.description_localizations)) {
    if (length >= 1 && length <= LIMITS.descriptionLength) continue;
    return `the description of "${name}" has ${length} characters; 1 to ${LIMITS.descriptionLength} are allowed`;
  }
  return checkOptions(name, options) ?? firstProblem(options.map(checkOption));
}

function checkOptions(owner: string, options: readonly APIApplicationCommandOption[]): string | null {
  if (options.length > LIMITS.options) {
    return `"${owner}" has ${options.length} options; at most ${LIMITS.options} are allowed`;
  }
  const twin = firstTwin(options);
  if (twin !== undefined) return `"${owner}" has two options named "${twin}"`;
  const optionalFrom = options.findIndex(({ required }) => !required);
  const late = options.find(({ required }, index) => required && optionalFrom !== -1 && index > optionalFrom);
  return late ? `the required option "${late.name}" of "${owner}" must stand before the optional ones` : null;
}

/** A name that two of them have, in some language. */
function firstTwin(options: readonly APIApplicationCommandOption[]): string | undefined {
  const languages = new Set(options.flatMap((option) => Object.keys(option.name_localizations ?? {})));
  for (const language of [null, ...languages]) {
    const names = options.map((option) => (language && nameIn(option, language)) || option.name);
    const twin = names.find((name, index) => names.indexOf(name) !== index);
    if (twin !== undefined) return twin;
  }
  return undefined;
}

function nameIn(option: APIApplicationCommandOption, language: string): string | null | undefined {
  const names: Localized = option.name_localizations;
  return names?.[language];
}

function isChatInputName(name: string): boolean {
  return chatInputName.test(name) && name === name.toLowerCase();
}

function textsOf(own: string, localized: Localized): string[] {
  return [own, ...Object.values(localized ?? {}).filter((text) => typeof text === 'string')];
}

function checkOption(option: APIApplicationCommandOption): string | null {
  const choices = choicesOf(option);
  if (choices.length > LIMITS.choices) {
    return `the option "${option.name}" has ${choices.length} choices; at most ${LIMITS.choices} are allowed`;
  }
  return checkNode(option as Node); // options of all types have these three keys, or lack the last
}

interface Choice {
  readonly name: string;
  readonly name_localizations?: Localized;
  readonly value: string | number;
}

function choicesOf(option: APIApplicationCommandOption): readonly Choice[] {
  return ('choices' in option && option.choices) || [];
}

/** Of each text the longest language counts. */
function countCharacters(node: Node): number {
  const { name, description, options = [] } = node;
  const own =
    longest(textsOf(name, node.name_localizations)) +
    longest(textsOf(description, node.description_localizations));
  return options.reduce(
    (sum, option) => sum + countCharacters(option as Node) + choiceCharacters(option),
    own,
  );
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

function choiceCharacters(option: APIApplicationCommandOption): number {
  return choicesOf(option).reduce(
    (sum, { name, name_localizations, value }) =>
      sum + longest(textsOf(name, name_localizations)) + String(value).length,
    0,
  );
}

function firstProblem(problems: readonly (string | null)[]): string | null {
  return problems.find((problem) => problem !== null) ?? null;
}
