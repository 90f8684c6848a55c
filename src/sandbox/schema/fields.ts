import { z } from 'zod';

/** An id as clients write it: a string of digits, or a number that is small enough to be exact. */
export const snowflake = z
  .union([z.string(), z.int().nonnegative()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,20}$/, 'Value is not snowflake.'));

/** A permission bit field, which clients write as a string or a number. */
export const bitField = z
  .union([z.string().regex(/^\d+$/), z.int().nonnegative()])
  .transform((value) => BigInt(value));

export const color = z.int().min(0).max(0xffffff);

/** A field that may be null or missing, which to Discord is the same: it is then left out. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

export const partialEmoji = z.object({
  id: snowflake.nullish(),
  name: z.string().max(32).nullish(),
  animated: z.boolean().optional(),
});

/** The same without keys whose value is undefined, which zod leaves behind: Discord omits them. */
export function omitUndefined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }; // entries lose their types
}
