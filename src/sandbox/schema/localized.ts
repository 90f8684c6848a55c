import { Locale } from 'discord-api-types/v10';
import { z } from 'zod';

/** Texts by locale, each under the same rule as the default one. */
export function localizations<Text extends z.ZodType<string>>(text: Text) {
  return z.partialRecord(z.enum(Locale), text).nullish();
}
