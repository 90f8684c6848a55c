import type { Assumption, Reading, RefusalReason, Refuse, Span } from '../domain/reading/reading.js';
import { readingInWords } from './moments.js';
import { printable } from './printable.js';

/** A reading for a person: what was read, what it means, and what it rests on. */
export function describeReading(text: string, reading: Reading, locale: string): string {
  return [
    printable(text),
    underlined(reading.spans, text),
    ...meaning(reading, locale),
    ...assumed(reading),
  ].join('\n');
}

function meaning(reading: Reading, locale: string): string[] {
  switch (reading.kind) {
    case 'at':
    case 'repeat':
      return [readingInWords(reading, locale)];
    case 'ask':
      return [
        'People would read this differently. It asks which one is meant:',
        ...reading.options.map((option, index) => `  ${index + 1}. ${readingInWords(option, locale)}`),
      ];
    case 'refuse':
      return [`Refused (${reading.reason}): ${REFUSALS[reading.detail ?? reading.reason]}`];
  }
}

const REFUSALS: Readonly<Record<RefusalReason | NonNullable<Refuse['detail']>, string>> = {
  exception: 'a series can leave out weekdays, but no single days or times.',
  past: 'that moment is over.',
  unclear: 'what is not underlined was not understood, or there is no moment in it.',
  impossible: 'that moment does not exist.',
  'too-far': 'that is more than five years ahead.',
};

function assumed(reading: Reading): string[] {
  const all = reading.kind === 'ask' ? reading.options.flatMap(({ assumptions }) => assumptions) : [];
  const assumptions = new Set([...reading.assumptions, ...all]);
  if (assumptions.size === 0) return [];
  return ['Assumed:', ...[...assumptions].map((assumption) => `  ${ASSUMPTIONS[assumption]}`)];
}

export const ASSUMPTIONS: Readonly<Record<Assumption, string>> = {
  zone: "the reader's own time zone, as the text names none",
  'zone-habit': 'the local time there, which is what people who live there mean by that abbreviation',
  year: 'the next year in which the date lies ahead',
  day: 'the next day on which the time lies ahead',
  'half-day': 'the half of the day in which people are awake',
  time: 'the usual hour, as no time was given',
  order: 'the order of day and month',
  spelling: 'the nearest word that is known, for one that is misspelled',
  'start-of-range': 'the start, of a range',
};

/** A line of ^ under what was read. */
export function underlined(spans: readonly Pick<Span, 'start' | 'end'>[], text: string): string {
  const marks = Array.from({ length: text.length }, (_, index) =>
    spans.some(({ start, end }) => index >= start && index < end) ? '^' : ' ',
  );
  return marks.join('').trimEnd();
}
