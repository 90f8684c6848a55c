import { z } from 'zod';

/** Text that PostgreSQL takes as JSON: no NUL, and no half of a character. */
export const storableText = z.string().refine(isStorable, 'has characters that cannot be stored');

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
