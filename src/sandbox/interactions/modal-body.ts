import {
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { snowflake } from '../schema/fields.js';
import { parse } from '../schema/parse.js';

const id = z.int().min(0).optional();
const field = { id, custom_id: z.string().min(1).max(100), required: z.boolean().optional() };
const count = z.int().min(0).max(25).optional();

const textInput = z.object({
  type: z.literal(ComponentType.TextInput),
  ...field,
  style: z.enum(TextInputStyle),
  label: z.string().min(1).max(45).optional(),
  min_length: z.int().min(0).max(4_000).optional(),
  max_length: z.int().min(1).max(4_000).optional(),
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});

const listed = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).optional(),
  default: z.boolean().optional(),
});

const select = {
  ...field,
  placeholder: z.string().max(150).optional(),
  min_values: count,
  max_values: count,
  default_values: z.array(z.object({ id: snowflake, type: z.enum(SelectMenuDefaultValueType) })).optional(),
};

const inLabel = z.discriminatedUnion('type', [
  textInput,
  z.object({
    type: z.literal(ComponentType.StringSelect),
    ...select,
    options: z.array(listed).min(1).max(25),
  }),
  z.object({ type: z.literal(ComponentType.UserSelect), ...select }),
  z.object({ type: z.literal(ComponentType.RoleSelect), ...select }),
  z.object({ type: z.literal(ComponentType.MentionableSelect), ...select }),
  z.object({
    type: z.literal(ComponentType.ChannelSelect),
    ...select,
    channel_types: z.array(z.enum(ChannelType)).optional(),
  }),
  z.object({ type: z.literal(ComponentType.FileUpload), ...field, min_values: count, max_values: count }),
  z.object({
    type: z.literal(ComponentType.RadioGroup),
    ...field,
    options: z.array(listed).min(2).max(10),
  }),
  z.object({
    type: z.literal(ComponentType.CheckboxGroup),
    ...field,
    options: z.array(listed).min(1).max(10),
    min_values: count,
    max_values: count,
  }),
  z.object({ type: z.literal(ComponentType.Checkbox), ...field, default: z.boolean().optional() }),
]);

const modal = z.object({
  custom_id: z.string().min(1).max(100),
  title: z.string().min(1).max(45),
  components: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal(ComponentType.ActionRow), id, components: z.array(textInput).length(1) }),
        z.object({
          type: z.literal(ComponentType.Label),
          id,
          label: z.string().min(1).max(45),
          description: z.string().max(100).optional(),
          component: inLabel,
        }),
        z.object({ type: z.literal(ComponentType.TextDisplay), id, content: z.string().min(1).max(4_000) }),
      ]),
    )
    .min(1)
    .max(5),
});

/** Reads a modal that a bot opens. @see {@link https://docs.discord.com/developers/components/reference} */
export function readModal(body: unknown): APIModalInteractionResponseCallbackData {
  const read = parse(modal, body);
  return JSON.parse(JSON.stringify(read)); // without the keys that are undefined, it has Discord's shape
}
