import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  Locale,
} from 'discord-api-types/v10';
import { ClientRefusal } from './client-refusal.js';
import { isCalled, localName } from './local-names.js';

type Step = APIApplicationCommandSubcommandGroupOption | APIApplicationCommandSubcommandOption;

/** The part of a command that is run: the command itself, or one of its subcommands. */
export interface CommandTarget {
  /** As scripts write it, for example `reminder add`. */
  readonly name: string;
  /** As the user sees it, for example `herinnering toevoegen`. */
  readonly label: string;
  readonly locale: `${Locale}`;
  /** The groups and subcommands on the way, outermost first. */
  readonly steps: readonly Step[];
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Follows `['settings', 'channel', 'set']` down to the subcommand. */
export function followPath(
  command: APIApplicationCommand,
  names: readonly string[],
  locale: `${Locale}` = Locale.EnglishUS,
): CommandTarget {
  const steps: Step[] = [];
  let options: readonly APIApplicationCommandOption[] = command.options ?? [];
  for (const name of names) {
    const step = options.filter(isStep).find((option) => isCalled(option, name, locale));
    if (!step) throw new ClientRefusal(`/${command.name} has no subcommand "${name}". ${listSteps(options)}`);
    steps.push(step);
    options = step.options ?? [];
  }
  const path = [command, ...steps];
  const name = path.map((part) => part.name).join(' ');
  if (options.some(isStep)) throw new ClientRefusal(`/${name} needs a subcommand. ${listSteps(options)}`);
  const label = path.map((part) => localName(part, locale)).join(' ');
  return { name, label, locale, steps, options: options.filter((option) => !isStep(option)) };
}

/** Every way to run a command, as it is typed: for the page's list. */
export function targetsOf(command: APIApplicationCommand, locale: `${Locale}`): CommandTarget[] {
  const walk = (
    names: readonly string[],
    options: readonly APIApplicationCommandOption[],
  ): CommandTarget[] => {
    const steps = options.filter(isStep);
    if (steps.length === 0) return [followPath(command, names, locale)];
    return steps.flatMap((step) => walk([...names, step.name], step.options ?? []));
  };
  return walk([], command.options ?? []);
}

function isStep(option: APIApplicationCommandOption): option is Step {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return option.type === Subcommand || option.type === SubcommandGroup;
}

function listSteps(options: readonly APIApplicationCommandOption[]): string {
  const names = options.filter(isStep).map(({ name }) => name);
  return names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has no subcommands.';
}
