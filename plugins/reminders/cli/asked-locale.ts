import type { ReadingContext } from '../domain/reading/reading.js';

/** The language of what was typed on the command line, also where the rest of it cannot be read. */
export function askedLocale(typed: readonly string[]): ReadingContext['locale'] {
  const at = typed.lastIndexOf('--locale');
  const behind = at === -1 ? undefined : typed[at + 1];
  const joined = typed.findLast((word) => word.startsWith('--locale='))?.slice('--locale='.length);
  return (behind ?? joined) === 'nl' ? 'nl' : 'en';
}
