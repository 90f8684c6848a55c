import type { Once, Repeat } from '../domain/reading/reading.js';
import { zoneInWords } from '../domain/zone-in-words.js';
import type { CliWords } from './words.js';

/** When a reading first is. */
export function startOf(reading: Once | Repeat): Temporal.Instant {
  // a series that was read has a next occurrence
  return reading.kind === 'at' ? reading.instant : (reading.next[0] as Temporal.Instant);
}

/** "Friday 13 March 2026 at 20:00 (Europe/Brussels)" */
export function inWords(instant: Temporal.Instant, zone: string, locale: string): string {
  // British English: day before month and 24 hours, as everywhere else in the bot
  const words = instant.toZonedDateTimeISO(zone).toLocaleString(locale === 'nl' ? 'nl' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
  });
  return `${words} (${zoneInWords(instant, zone)})`;
}

/** A reading in words, a series with its rule. */
export function readingInWords(reading: Once | Repeat, locale: string, words: CliWords): string {
  if (reading.kind === 'at') return inWords(reading.instant, reading.zone, locale);
  const next = reading.next.map((occurrence) => `    ${inWords(occurrence, reading.zone, locale)}`);
  return [`${reading.rule}, ${words.next}:`, ...next].join('\n');
}
