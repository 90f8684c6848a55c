import { z } from 'zod';

const MOST_CHARACTERS = 6000;

const url = z.string().max(2048);
const media = z.object({ url });

/** @see {@link https://discord.com/developers/docs/resources/message#embed-object-embed-limits} */
const embed = z.object({
  title: z.string().trim().max(256).nullish(),
  description: z.string().trim().max(4096).nullish(),
  url: url.nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: z.string().trim().max(2048), icon_url: url.nullish() }).nullish(),
  image: media.nullish(),
  thumbnail: media.nullish(),
  author: z
    .object({ name: z.string().trim().max(256), url: url.nullish(), icon_url: url.nullish() })
    .nullish(),
  fields: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(256),
        value: z.string().trim().min(1).max(1024),
        inline: z.boolean().default(false),
      }),
    )
    .max(25)
    .nullish(),
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
