import { ChannelType, ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { localizations } from './localized.js';
import { problem } from './parse.js';

/**
 * Names of slash commands and options: lower case, no spaces.
 * @see {@link https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming}
 */
export const chatInputName = z
  .string()
  .min(1)
  .max(32)
  .superRefine((name, context) => {
    const isAllowed = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]+$/u.test(name) && name === name.toLowerCase();
    if (!isAllowed)
      context.addIssue(problem([], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'));
  });

export const chatInputDescription = z.string().min(1).max(100);

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localizations(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
});

const named = {
  name: chatInputName,
  name_localizations: localizations(chatInputName),
  description: chatInputDescription,
  description_localizations: localizations(chatInputDescription),
};

const value = z
  .object({
    ...named,
    type: z.enum(OptionType).exclude(['Subcommand', 'SubcommandGroup']),
    required: z.boolean().nullish(),
    autocomplete: z.boolean().nullish(),
    choices: z.array(choice).max(25).nullish(),
    channel_types: z.array(z.enum(ChannelType)).nullish(),
    min_value: z.number().nullish(),
    max_value: z.number().nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
  })
  .superRefine(({ autocomplete, choices }, context) => {
    if (!autocomplete || !choices?.length) return;
    const message = 'Choices and autocomplete are mutually exclusive';
    context.addIssue(
      problem(['choices'], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES_EXCLUSIVE', message),
    );
  });

const values = z.array(value).max(25).superRefine(checkOrder).superRefine(checkNames);

const subcommand = z.object({ ...named, type: z.literal(OptionType.Subcommand), options: values.nullish() });

const group = z.object({
  ...named,
  type: z.literal(OptionType.SubcommandGroup),
  options: z.array(subcommand).max(25).superRefine(checkNames).nullish(),
});

/** Either values, or subcommands and groups of them. */
export const commandOptions = z
  .array(z.discriminatedUnion('type', [subcommand, group, value]))
  .max(25)
  .superRefine(checkOrder)
  .superRefine(checkNames)
  .superRefine(checkNoMix);

export type CommandOption = z.output<typeof commandOptions>[number];

interface Context {
  addIssue(issue: ReturnType<typeof problem>): void;
}

function checkOrder(options: readonly object[], context: Context): void {
  const required = options.map((option) => 'required' in option && option.required === true);
  const firstOptional = required.indexOf(false);
  const misplaced = firstOptional < 0 ? -1 : required.indexOf(true, firstOptional);
  if (misplaced < 0) return;
  const message = 'Required options must be placed before non-required options';
  context.addIssue(problem([misplaced], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message));
}

function checkNames(options: readonly { readonly name: string }[], context: Context): void {
  options.forEach(({ name }, index) => {
    if (options.findIndex((other) => other.name === name) === index) return;
    const message = 'Option name already exists';
    context.addIssue(problem([index, 'name'], 'APPLICATION_COMMAND_OPTION_NAME_ALREADY_EXISTS', message));
  });
}

function checkNoMix(options: readonly { readonly type: OptionType }[], context: Context): void {
  const isNested = options.map(
    ({ type }) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup,
  );
  if (isNested.every((nested) => nested === isNested[0])) return;
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  context.addIssue(
    problem(
      [isNested.lastIndexOf(!isNested[0]), 'type'],
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      message,
    ),
  );
}
