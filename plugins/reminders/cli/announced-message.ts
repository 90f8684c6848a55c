import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

function listOf<Item>(item: z.ZodType<Item>) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? undefined);
}

/** A message as Discord's API gives it; what is not read of it may be there or not. */
export const messageSchema = z.object({
  content: text,
  embeds: listOf(
    z.object({
      title: text,
      description: text,
      fields: listOf(z.object({ name: text, value: text }).transform(withoutGaps)),
      footer: z
        .object({ text })
        .nullish()
        .transform((footer) => (footer?.text === undefined ? undefined : { text: footer.text })),
    }),
  ),
});

function withoutGaps({ name = '', value = '' }: { name?: string | undefined; value?: string | undefined }) {
  return { name, value };
}
