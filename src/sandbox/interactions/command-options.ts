import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIAttachment,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { ClientRefusal } from './client-refusal.js';
import type { CommandTarget } from './command-path.js';
import { isCalled } from './local-names.js';
import type { MentionPicker } from './mention-picker.js';
import { isUpload, type OptionValue, type OptionValues, type Upload } from './option-value.js';

type DataOption = APIApplicationCommandInteractionDataBasicOption;

/** Uploads a file that a user has picked. */
export type Uploader = (file: Upload) => APIAttachment;

/** What the client needs from the rest of the world to fill in an option. */
export interface Pickers {
  readonly mention: MentionPicker;
  readonly upload: Uploader;
}

/** Fills in a command's options as Discord's client does, refusing what it would refuse. */
export function fillOptions(target: CommandTarget, values: OptionValues, pickers: Pickers): DataOption[] {
  const given = givenOptions(target, values);
  const filled = new Set(given.map(([option]) => option));
  const missing = target.options.filter((option) => option.required && !filled.has(option));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new ClientRefusal(`/${target.name} cannot be sent: ${names} must be filled in.`);
  }
  return given.map(([option, value]) => fillOption(target, option, value, pickers));
}

/** The options that were filled in, in the order in which they were. */
export function givenOptions(
  target: CommandTarget,
  values: OptionValues,
): [option: APIApplicationCommandBasicOption, value: OptionValue][] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const option = target.options.find((candidate) => isCalled(candidate, name, target.locale));
    if (option) return [[option, value]];
    const known = target.options.map((candidate) => candidate.name).join(', ') || 'none';
    throw new ClientRefusal(`/${target.name} has no option "${name}". It has: ${known}.`);
  });
}

function fillOption(
  target: CommandTarget,
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
  pickers: Pickers,
): DataOption {
  try {
    return toDataOption(option, value, pickers);
  } catch (error) {
    if (!(error instanceof ClientRefusal)) throw error;
    throw new ClientRefusal(`/${target.name}, option "${option.name}": ${error.message}`);
  }
}

function toDataOption(
  option: APIApplicationCommandBasicOption,
  value: OptionValue,
  { mention, upload }: Pickers,
): DataOption {
  const { name } = option;
  switch (option.type) {
    case Type.String:
      return { name, type: option.type, value: checkedString(value, option) };
    case Type.Integer:
    case Type.Number:
      return { name, type: option.type, value: checkedNumber(value, option) };
    case Type.Boolean:
      if (typeof value !== 'boolean') throw new ClientRefusal('it must be true or false.');
      return { name, type: option.type, value };
    case Type.User:
      return { name, type: option.type, value: mention.user(value) };
    case Type.Role:
      return { name, type: option.type, value: mention.role(value) };
    case Type.Mentionable:
      return { name, type: option.type, value: mention.mentionable(value) };
    case Type.Channel:
      return { name, type: option.type, value: mention.channel(value, option.channel_types) };
    case Type.Attachment:
      if (!isUpload(value)) throw new ClientRefusal('it must be a file: { name, content }.');
      return { name, type: option.type, value: upload(value).id };
    default:
      throw new Error(`Unknown option type ${JSON.stringify(option satisfies never)}`);
  }
}

type StringOption = Extract<APIApplicationCommandBasicOption, { type: Type.String }>;
type NumberOption = Extract<APIApplicationCommandBasicOption, { type: Type.Integer | Type.Number }>;

function checkedString(value: OptionValue, option: StringOption): string {
  if (typeof value !== 'string') throw new ClientRefusal('it must be a text.');
  const { min_length = 0, max_length = 6_000, choices } = option;
  if (value.length < min_length || value.length > max_length) {
    throw new ClientRefusal(`it must have ${min_length} to ${max_length} characters.`);
  }
  return chosen(value, choices);
}

function checkedNumber(value: OptionValue, option: NumberOption): number {
  const largest = Number.MAX_SAFE_INTEGER;
  const { min_value = -largest, max_value = largest, choices } = option;
  if (typeof value === 'string' && choices?.length) return chosen(value, choices);
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ClientRefusal('it must be a number.');
  if (option.type === Type.Integer && !Number.isInteger(value)) {
    throw new ClientRefusal('it must be a whole number.');
  }
  if (value < min_value || value > max_value) {
    throw new ClientRefusal(`it must lie between ${min_value} and ${max_value}.`);
  }
  return chosen(value, choices);
}

/** With fixed choices a user picks one of them: by the name that is shown, or by the value behind it. */
function chosen<Value extends string | number>(
  given: string | Value,
  choices: readonly APIApplicationCommandOptionChoice<Value>[] = [],
): Value {
  if (choices.length === 0) return given as Value; // without choices, only a value is given
  const choice = choices.find(({ name, value }) => value === given || name === given);
  if (choice) return choice.value;
  throw new ClientRefusal(`it must be one of: ${choices.map(({ name }) => name).join(', ')}.`);
}
