import { z } from 'zod';
import { color, optional } from './fields.js';

const MOST_CHARACTERS = 6000;

const url = z.string().max(2048);
const media = z.object({ url });

const field = z.object({
  name: z.string().trim().min(1).max(256),
  value: z.string().trim().min(1).max(1024),
  inline: optional(z.boolean()).transform((inline) => inline ?? false),
});

/** @see {@link https://discord.com/developers/docs/resources/message#embed-object-embed-limits} */
const embed = z.object({
  title: optional(z.string().trim().max(256)),
  description: optional(z.string().trim().max(4096)),
  url: optional(url),
  timestamp: optional(z.iso.datetime({ offset: true })),
  color: optional(color),
  footer: optional(z.object({ text: z.string().trim().max(2048), icon_url: optional(url) })),
  image: optional(media),
  thumbnail: optional(media),
  author: optional(
    z.object({ name: z.string().trim().max(256), url: optional(url), icon_url: optional(url) }),
  ),
  fields: optional(z.array(field).max(25)),
});

export type EmbedBody = z.output<typeof embed>;

export const embeds = z.array(embed).max(10).check(z.refine(fitsTogether, tooLargeTogether()));

/** An embed that shows nothing: it does not save a message from being empty. */
export function isEmptyEmbed({
  title,
  description,
  footer,
  image,
  thumbnail,
  author,
  fields,
}: EmbedBody): boolean {
  return ![title, description, footer, image, thumbnail, author, fields?.length].some(Boolean);
}

function fitsTogether(list: readonly EmbedBody[]): boolean {
  return list.reduce((sum, one) => sum + countCharacters(one), 0) <= MOST_CHARACTERS;
}

function countCharacters({ title, description, footer, author, fields }: EmbedBody): number {
  const ofFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [title, description, footer?.text, author?.name, ...ofFields].reduce(
    (sum, text) => sum + (text?.length ?? 0),
    0,
  );
}

function tooLargeTogether() {
  return {
    error: `Embed size exceeds maximum size of ${MOST_CHARACTERS}`,
    params: { code: 'MAX_EMBED_SIZE_EXCEEDED' },
  };
}
