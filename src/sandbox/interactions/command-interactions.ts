import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataBasicOption,
  type APIApplicationCommandInteractionDataOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIUserApplicationCommandInteraction,
  ApplicationCommandType,
  InteractionType,
  type Snowflake,
} from 'discord-api-types/v10';
import type { World } from '../world.js';
import { baseInteraction } from './base-interaction.js';
import { ClientRefusal } from './client-refusal.js';
import { fillOptions, givenOptions, type Uploader } from './command-options.js';
import { type CommandTarget, followPath } from './command-path.js';
import { ownersOf } from './installation.js';
import { MentionPicker } from './mention-picker.js';
import type { OptionValues } from './option-value.js';
import type { Origin } from './origin.js';
import { ResolvedData } from './resolved-data.js';
import { findCommand } from './visible-commands.js';

type BasicOption = APIApplicationCommandInteractionDataBasicOption;

/** A slash command as it is typed, for example `reminder add`, with its options by name. */
export function slashInteraction(
  world: World,
  origin: Origin,
  typed: string,
  values: OptionValues,
  upload: Uploader,
): APIChatInputApplicationCommandInteraction {
  const { data, target, resolved, owners } = openCommand(world, origin, typed);
  const mention = new MentionPicker(world, origin, resolved);
  const filled = fillOptions(target, values, {
    mention,
    upload(file) {
      const attachment = upload(file);
      resolved.addAttachment(attachment);
      return attachment;
    },
  });
  const options = underSteps(target, filled);
  return {
    ...baseInteraction(world, origin, owners),
    type: InteractionType.ApplicationCommand,
    data: { ...data, ...(options.length > 0 && { options }), ...resolved.asField() },
  };
}

/** What the client asks while the user is typing in the last of the given options. */
export function autocompleteInteraction(
  world: World,
  origin: Origin,
  typed: string,
  values: OptionValues,
): APIApplicationCommandAutocompleteInteraction {
  const { data, target, owners } = openCommand(world, origin, typed);
  const given = givenOptions(target, values);
  const focused = given.at(-1)?.[0];
  if (!focused || !('autocomplete' in focused) || !focused.autocomplete) {
    throw new ClientRefusal(`/${target.name}, option "${focused?.name}" has no suggestions.`);
  }
  const filled = given.map(([{ name, type }, value]) => {
    const isFocused = name === focused.name;
    const typedValue = isFocused ? String(value) : typeof value === 'object' ? idOf(value) : value;
    return { name, type, value: typedValue, ...(isFocused && { focused: true }) } as BasicOption; // half-typed on purpose
  });
  return {
    ...baseInteraction(world, origin, owners),
    type: InteractionType.ApplicationCommandAutocomplete,
    data: { ...data, options: underSteps(target, filled) },
  };
}

/** "Apps" in the menu of a user. */
export function userMenuInteraction(
  world: World,
  origin: Origin,
  name: string,
  targetId: Snowflake,
): APIUserApplicationCommandInteraction {
  const command = findCommand(world, origin, ApplicationCommandType.User, name);
  const resolved = new ResolvedData(world, origin);
  if (!resolved.addUser(targetId)) throw new ClientRefusal(`There is no user ${targetId}.`);
  const { users = {}, members } = resolved.toJSON();
  return {
    ...baseInteraction(world, origin, ownersOf(world, origin, command)),
    type: InteractionType.ApplicationCommand,
    data: {
      ...ownGuild(command),
      id: command.id,
      name: command.name,
      type: ApplicationCommandType.User,
      target_id: targetId,
      resolved: { users, ...(members && { members }) },
    },
  };
}

/** "Apps" in the menu of a message. */
export function messageMenuInteraction(
  world: World,
  origin: Origin,
  name: string,
  message: APIMessage,
): APIMessageApplicationCommandInteraction {
  const command = findCommand(world, origin, ApplicationCommandType.Message, name);
  return {
    ...baseInteraction(world, origin, ownersOf(world, origin, command)),
    type: InteractionType.ApplicationCommand,
    data: {
      ...ownGuild(command),
      id: command.id,
      name: command.name,
      type: ApplicationCommandType.Message,
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    },
  };
}

function openCommand(world: World, origin: Origin, typed: string) {
  const [name = '', ...path] = typed.replace(/^\//, '').split(/\s+/);
  const command = findCommand(world, origin, ApplicationCommandType.ChatInput, name);
  const data = {
    ...ownGuild(command),
    id: command.id,
    name: command.name,
    type: ApplicationCommandType.ChatInput as const,
  };
  const target = followPath(command, path, origin.locale);
  const owners = ownersOf(world, origin, command);
  return { data, target, owners, resolved: new ResolvedData(world, origin) };
}

/** Only a command of one guild names its guild. */
function ownGuild({ guild_id }: { guild_id?: Snowflake }): { guild_id?: Snowflake } {
  return guild_id === undefined ? {} : { guild_id };
}

function underSteps(
  { steps }: CommandTarget,
  filled: readonly BasicOption[],
): APIApplicationCommandInteractionDataOption[] {
  return steps.reduceRight<APIApplicationCommandInteractionDataOption[]>(
    // The steps stand in Discord's order: a group holds subcommands, a subcommand holds plain options.
    (options, { name, type }) => [{ name, type, options } as APIApplicationCommandInteractionDataOption],
    [...filled],
  );
}

function idOf(value: object): string {
  return 'id' in value ? String(value.id) : '';
}
