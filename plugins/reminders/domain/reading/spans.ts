import type { Meaning } from './phrases/meaning.js';
import type { Phrase } from './phrases/phrase.js';
import type { Span, SpanMeaning } from './reading.js';
import type { TidyText } from './tidy.js';

/** Where phrases stand in the text as it was typed. */
export function spansOf(original: string, tidied: TidyText, phrases: readonly Phrase[]): Span[] {
  return phrases.map(({ index, text, meanings }) => {
    const start = tidied.originalOffset(index);
    const end = tidied.originalOffset(index + text.length - 1) + 1;
    return { start, end, text: original.slice(start, end), what: whatOf(meanings) };
  });
}

function whatOf([first]: readonly Meaning[]): SpanMeaning {
  switch (first?.kind) {
    case 'clock':
    case 'part':
      return 'time';
    case 'zone':
      return 'zone';
    case 'duration':
      return 'duration';
    case 'every':
    case 'count':
      return 'repeat';
    case undefined:
      return 'unknown';
    default:
      return 'date';
  }
}
