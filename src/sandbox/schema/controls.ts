import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { z } from 'zod';
import { optional, partialEmoji, snowflake } from './fields.js';
import { problem } from './parse.js';

/** Clients may number their components; Discord numbers the others. */
export const componentId = z.int().min(0).optional();
const customId = z.string().min(1).max(100);

export const button = z
  .object({
    type: z.literal(ComponentType.Button),
    id: componentId,
    style: z.enum(ButtonStyle),
    label: optional(z.string().max(80)),
    emoji: optional(partialEmoji),
    custom_id: optional(customId),
    url: optional(z.string().max(512)),
    sku_id: optional(snowflake),
    disabled: optional(z.boolean()),
  })
  .superRefine((given, context) => {
    const needed =
      given.style === ButtonStyle.Link ? 'url' : given.style === ButtonStyle.Premium ? 'sku_id' : 'custom_id';
    if (!given[needed]) {
      context.addIssue(problem([needed], 'BASE_TYPE_REQUIRED', 'This field is required'));
    }
    if (given.style !== ButtonStyle.Premium && !given.label && !given.emoji) {
      const message = 'Must provide at least one of: label, emoji';
      context.addIssue(problem([], 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', message));
    }
  });

const select = {
  id: componentId,
  custom_id: customId,
  placeholder: optional(z.string().max(150)),
  min_values: optional(z.int().min(0).max(25)).transform((least) => least ?? 1),
  max_values: optional(z.int().min(1).max(25)).transform((most) => most ?? 1),
  disabled: optional(z.boolean()),
};

const option = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: optional(z.string().max(100)),
  emoji: optional(partialEmoji),
  default: optional(z.boolean()),
});

const defaultValues = optional(
  z.array(z.object({ id: snowflake, type: z.enum(SelectMenuDefaultValueType) })).max(25),
);

const selects = [
  z.object({
    type: z.literal(ComponentType.StringSelect),
    ...select,
    options: z.array(option).min(1).max(25),
  }),
  z.object({ type: z.literal(ComponentType.UserSelect), ...select, default_values: defaultValues }),
  z.object({ type: z.literal(ComponentType.RoleSelect), ...select, default_values: defaultValues }),
  z.object({ type: z.literal(ComponentType.MentionableSelect), ...select, default_values: defaultValues }),
  z.object({
    type: z.literal(ComponentType.ChannelSelect),
    ...select,
    default_values: defaultValues,
    channel_types: optional(z.array(z.enum(ChannelType))),
  }),
] as const;

/** A row of buttons, or one select. */
export const actionRow = z
  .object({
    type: z.literal(ComponentType.ActionRow),
    id: componentId,
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .superRefine(({ components }, context) => {
    const hasSelect = components.some(({ type }) => type !== ComponentType.Button);
    if (!hasSelect || components.length === 1) return;
    const message = 'The specified component exceeds the maximum width';
    context.addIssue(problem(['components', 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message));
  });
