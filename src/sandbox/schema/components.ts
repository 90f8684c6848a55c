import { ComponentType, SeparatorSpacingSize } from 'discord-api-types/v10';
import { z } from 'zod';
import { actionRow, button, componentId } from './controls.js';
import { color, optional } from './fields.js';

const media = z.object({ url: z.string().max(2048) });
/** Discord answers with null where there is none. */
const description = z
  .string()
  .max(1024)
  .nullish()
  .transform((text) => text ?? null);
const spoiler = optional(z.boolean()).transform((isHidden) => isHidden ?? false);

const textDisplay = z.object({
  type: z.literal(ComponentType.TextDisplay),
  id: componentId,
  content: z.string().min(1).max(4000),
});

const thumbnail = z.object({
  type: z.literal(ComponentType.Thumbnail),
  id: componentId,
  media,
  description,
  spoiler,
});

const section = z.object({
  type: z.literal(ComponentType.Section),
  id: componentId,
  components: z.array(textDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});

const mediaGallery = z.object({
  type: z.literal(ComponentType.MediaGallery),
  id: componentId,
  items: z.array(z.object({ media, description, spoiler })).min(1).max(10),
});

const separator = z.object({
  type: z.literal(ComponentType.Separator),
  id: componentId,
  divider: z.boolean().default(true),
  spacing: z.enum(SeparatorSpacingSize).default(SeparatorSpacingSize.Small),
});

const file = z.object({
  type: z.literal(ComponentType.File),
  id: componentId,
  file: media,
  spoiler,
});

const container = z.object({
  type: z.literal(ComponentType.Container),
  id: componentId,
  accent_color: color.nullish().transform((value) => value ?? null),
  spoiler,
  components: z
    .array(z.discriminatedUnion('type', [actionRow, section, textDisplay, mediaGallery, separator, file]))
    .min(1),
});

/** What may stand in a message at the top. @see {@link https://discord.com/developers/docs/components/reference} */
export const messageComponents = z.array(
  z.discriminatedUnion('type', [actionRow, section, textDisplay, mediaGallery, separator, file, container]),
);

export type ComponentBody = z.output<typeof messageComponents>[number];
