import {
  ButtonStyle,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  SeparatorSpacingSize,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { partialEmoji, snowflake } from './fields.js';
import { problem } from './parse.js';

const id = z.int().min(0).optional();
const customId = z.string().min(1).max(100);
const text = z.string().min(1).max(4000);
const media = z.object({ url: z.string().max(2048) });

const button = z
  .object({
    type: z.literal(ComponentType.Button),
    id,
    style: z.enum(ButtonStyle),
    label: z.string().max(80).nullish(),
    emoji: partialEmoji.nullish(),
    custom_id: customId.nullish(),
    url: z.string().max(512).nullish(),
    sku_id: snowflake.nullish(),
    disabled: z.boolean().optional(),
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
  id,
  custom_id: customId,
  placeholder: z.string().max(150).nullish(),
  min_values: z.int().min(0).max(25).optional(),
  max_values: z.int().min(1).max(25).optional(),
  disabled: z.boolean().optional(),
};

const option = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  emoji: partialEmoji.nullish(),
  default: z.boolean().optional(),
});

const defaultValues = z
  .array(z.object({ id: snowflake, type: z.enum(SelectMenuDefaultValueType) }))
  .max(25)
  .optional();

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
    channel_types: z.array(z.enum(ChannelType)).optional(),
  }),
] as const;

const actionRow = z
  .object({
    type: z.literal(ComponentType.ActionRow),
    id,
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

const textDisplay = z.object({ type: z.literal(ComponentType.TextDisplay), id, content: text });

const thumbnail = z.object({
  type: z.literal(ComponentType.Thumbnail),
  id,
  media,
  description: z.string().max(1024).nullish(),
  spoiler: z.boolean().default(false),
});

const section = z.object({
  type: z.literal(ComponentType.Section),
  id,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const mediaGallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id,
  items: z
    .array(
      z.object({ media, description: z.string().max(1024).nullish(), spoiler: z.boolean().default(false) }),
    )
    .min(1)
    .max(10),
});

const separator = z.object({
  type: z.literal(ComponentType.Separator),
  id,
  divider: z.boolean().default(true),
  spacing: z.enum(SeparatorSpacingSize).default(SeparatorSpacingSize.Small),
});

const file = z.object({
  type: z.literal(ComponentType.File),
  id,
  file: media,
  spoiler: z.boolean().default(false),
});

const container = z.object({
  type: z.literal(ComponentType.Container),
  id,
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  spoiler: z.boolean().default(false),
  components: z
    .array(z.discriminatedUnion('type', [actionRow, section, textDisplay, mediaGallery, separator, file]))
    .min(1),
});

/** What may stand in a message at the top. @see {@link https://discord.com/developers/docs/components/reference} */
export const messageComponents = z.array(
  z.discriminatedUnion('type', [actionRow, section, textDisplay, mediaGallery, separator, file, container]),
);

export type ComponentBody = z.output<typeof messageComponents>[number];
