import { z } from 'zod';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/** A message as Discord's API gives it; what is not read of it may be there or not. */
export const messageSchema = z.object({
  content: text,
  embeds: z
    .array(
      z.object({
        title: text,
        description: text,
        fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
        footer: z.object({ text: z.string() }).optional(),
      }),
    )
    .optional(),
});
