import {
  ApplicationIntegrationType,
  ApplicationCommandType as CommandType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { chatInputDescription, chatInputName, commandOptions } from './command-option.js';
import { countCharacters } from './command-size.js';
import { bitField, snowflake } from './fields.js';
import { localizations } from './localized.js';
import { problem } from './parse.js';

const MOST_CHARACTERS = 8000;
const contextMenuName = z.string().min(1).max(32);

const common = {
  id: snowflake.optional(),
  default_member_permissions: bitField.nullish(),
  dm_permission: z.boolean().nullish(),
  contexts: z.array(z.enum(InteractionContextType)).min(1).nullish(),
  integration_types: z.array(z.enum(ApplicationIntegrationType)).min(1).nullish(),
  nsfw: z.boolean().nullish(),
};

const chatInput = z.object({
  ...common,
  type: z.literal(CommandType.ChatInput),
  name: chatInputName,
  name_localizations: localizations(chatInputName),
  description: chatInputDescription,
  description_localizations: localizations(chatInputDescription),
  options: commandOptions.nullish(),
});

const contextMenu = z.object({
  ...common,
  type: z.enum(CommandType).extract(['User', 'Message']),
  name: contextMenuName,
  name_localizations: localizations(contextMenuName),
  description: z.literal('').nullish(),
});

/** A whole command definition. Left out, the type is that of a slash command. */
export const commandBody = z
  .preprocess(withType, z.discriminatedUnion('type', [chatInput, contextMenu]))
  .superRefine((command, context) => {
    if (countCharacters(command) <= MOST_CHARACTERS) return;
    const message = `Command exceeds maximum size (${MOST_CHARACTERS})`;
    context.addIssue(problem([], 'APPLICATION_COMMAND_TOO_LARGE', message));
  });

export const commandBodies = z.array(commandBody).superRefine((commands, context) => {
  commands.forEach(({ name, type }, index) => {
    if (commands.findIndex((other) => other.name === name && other.type === type) === index) return;
    const message = 'Application command names must be unique';
    context.addIssue(problem([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', message));
  });
});

export type CommandBody = z.output<typeof commandBody>;

function withType(body: unknown): unknown {
  const lacksType = typeof body === 'object' && body !== null && !('type' in body && body.type);
  return lacksType ? { ...body, type: CommandType.ChatInput } : body;
}
