import type { Reading, ReadingContext, Span } from '../domain/reading/reading.js';
import { markedLine } from './marked-lines.js';
import { readingInWords } from './moments.js';
import { printable } from './printable.js';
import { type CliWords, cliWords } from './words.js';

/** A reading for a person: what was read, what it means, and what it rests on. */
export function describeReading(text: string, reading: Reading, locale: ReadingContext['locale']): string {
  const words = cliWords(locale);
  return [
    ...markedLine(printable(text), underlined(reading.spans, text), words),
    ...meaning(reading, locale, words),
    ...assumed(reading, words),
  ].join('\n');
}

function meaning(reading: Reading, locale: string, words: CliWords): string[] {
  switch (reading.kind) {
    case 'at':
    case 'repeat':
      return [readingInWords(reading, locale, words)];
    case 'ask':
      return [
        words.asks,
        ...reading.options.map((option, index) => `  ${index + 1}. ${readingInWords(option, locale, words)}`),
      ];
    case 'refuse':
      return [`${words.refused}: ${words.refusals[reading.detail ?? reading.reason]}`];
  }
}

function assumed(reading: Reading, words: CliWords): string[] {
  const all = reading.kind === 'ask' ? reading.options.flatMap(({ assumptions }) => assumptions) : [];
  const assumptions = new Set([...reading.assumptions, ...all]);
  if (assumptions.size === 0) return [];
  return [`${words.assumed}:`, ...[...assumptions].map((assumption) => `  ${words.assumptions[assumption]}`)];
}

/** A line of ^ under what was read. */
export function underlined(spans: readonly Pick<Span, 'start' | 'end'>[], text: string): string {
  const marks = Array.from({ length: text.length }, (_, index) =>
    spans.some(({ start, end }) => index >= start && index < end) ? '^' : ' ',
  );
  return marks.join('').trimEnd();
}
