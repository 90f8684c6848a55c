import type { Excerpt } from './reading.js';

const MOST_QUOTES = 4;
const LONGEST_QUOTE = 100;

/** What stands in a text indeed, line by line; null for an answer that quotes anything else, or nothing. */
export function quotedIn(text: string, quotes: unknown): { words: string; excerpts: Excerpt[] } | null {
  if (!isListOfWords(quotes) || !quotes.every((quote) => text.includes(quote))) return null;
  const excerpts = text.split('\n').flatMap((line): Excerpt[] => {
    const marks = quotes.flatMap((quote) => {
      const start = line.indexOf(quote);
      return start < 0 ? [] : [{ start, end: start + quote.length }];
    });
    const apart = marks
      .toSorted((a, b) => a.start - b.start)
      .filter(({ start }, index, all) => start >= (all[index - 1]?.end ?? 0));
    return apart.length > 0 ? [{ text: blackened(line), marks: apart }] : [];
  });
  return { words: quotes.join(' '), excerpts };
}

/** What Discord shows only to who clicks on it stays hidden, and what stands behind it where it was. */
function blackened(line: string): string {
  return line.replace(/\|\|.+?\|\|/g, (hidden) => hidden.replace(/\S/g, '█'));
}

function isListOfWords(quotes: unknown): quotes is readonly string[] {
  return (
    Array.isArray(quotes) &&
    quotes.length > 0 &&
    quotes.length <= MOST_QUOTES &&
    quotes.every(
      (quote) =>
        typeof quote === 'string' &&
        quote.trim() !== '' &&
        quote.length <= LONGEST_QUOTE &&
        !quote.includes('\n'),
    )
  );
}
