import type { Parser } from 'chrono-node/en';
import type { Meaning } from './meaning.js';
import { type Context, Phrase } from './phrase.js';

export type Groups = Readonly<Record<string, string | undefined>>;

/** What stands around a match, for parsers that need to look. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

type Read = (groups: Groups, text: string, around: Surroundings) => Meaning | readonly Meaning[] | undefined;

const LETTER_OR_DIGIT = /[\p{L}\p{N}]$/u;

/**
 * A chrono parser for a pattern that stands between word boundaries, in any script.
 *
 * @param source matched without regard to case, as a regular expression in Unicode mode
 * @param read what a match means, or `undefined` when it means nothing after all
 */
export function wordParser(source: string, read: Read): Parser {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
  return {
    pattern: () => pattern,
    extract(context: Context, match: RegExpMatchArray) {
      const index = match.index ?? 0;
      const text = match[0];
      const before = context.text.slice(0, index);
      // After a match that was declined chrono goes on in the middle of a word, where the pattern cannot look back.
      if (LETTER_OR_DIGIT.test(before)) return null;
      const meaning = read(match.groups ?? {}, text, {
        before,
        after: context.text.slice(index + text.length),
      });
      if (!meaning) return null;
      return new Phrase(context, index, text, Array.isArray(meaning) ? meaning : [meaning]);
    },
  };
}
