import { expect } from 'chai';
import fc from 'fast-check';
import { readWhen } from '../../../../../plugins/reminders/domain/reading/read-when.js';
import type { ReadingContext } from '../../../../../plugins/reminders/domain/reading/reading.js';

const now = Temporal.Instant.from('2026-03-11T09:00:00Z');
const zone = 'Europe/Brussels';

/** Any minute of the next four years that exists, and exists once. */
const moment = fc
  .integer({ min: 1, max: 4 * 365 * 24 * 60 })
  .map((minutes) => now.add({ minutes }).toZonedDateTimeISO(zone))
  .filter((local) => ['earlier', 'later'].every((side) => isSame(local, side as 'earlier' | 'later')));

/** The ways in which people write a whole date and a time, with the language whose habits they follow. */
const WAYS: readonly (readonly [locale: 'en' | 'nl', write: (parts: Parts) => string])[] = [
  ['en', ({ iso, time }) => `${iso} ${time}`],
  ['en', ({ iso, time }) => `${iso}T${time}`],
  ['en', ({ day, month, year, time }) => `${day} ${month.en} ${year} at ${time}`],
  ['en', ({ day, month, year, time12 }) => `${month.en} ${day}, ${year} ${time12}`],
  [
    'en',
    ({ weekday, day, month, year, time }) =>
      `${weekday.en}, the ${ordinal(day)} of ${month.en} ${year}, ${time}`,
  ],
  [
    'en',
    ({ weekday, day, month, year, time12 }) =>
      `${time12} on ${weekday.en.slice(0, 3)} ${day} ${month.en.slice(0, 3)} ${year}`,
  ],
  ['nl', ({ day, month, year, time }) => `${day} ${month.nl} ${year} om ${time}`],
  ['nl', ({ weekday, day, month, year, timeU }) => `${weekday.nl} ${day} ${month.nl} ${year} om ${timeU}`],
  ['nl', ({ numbers, time }) => `${numbers('/')} ${time}`],
  ['nl', ({ numbers, timeDot }) => `op ${numbers('-')} om ${timeDot} uur`],
  ['nl', ({ numbers, timeU }) => `${timeU} op ${numbers('.')}`],
];

describe('moments that are written out', () => {
  for (const [index, [locale, write]] of WAYS.entries()) {
    const example = write(partsOf(Temporal.ZonedDateTime.from('2026-03-15T19:30[Europe/Brussels]')));
    it(`are read as what was written: ${index + 1}. "${example}"`, () => {
      fc.assert(
        fc.property(moment, (local) => {
          const text = write(partsOf(local));
          const reading = readWhen(text, { now, zone, locale });
          expect(reading.kind === 'at' && reading.instant.toString(), text).to.equal(
            local.toInstant().toString(),
          );
        }),
        { numRuns: 200 },
      );
    });
  }

  it('add up when they are distances, in both languages', () => {
    const amount = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(amount, amount, amount, fc.constantFrom(...DISTANCES), (days, hours, minutes, write) => {
        const text = write(days, hours, minutes);
        const reading = readWhen(text, context);
        const expected = now.toZonedDateTimeISO(zone).add({ days, hours, minutes }).toInstant();
        expect(reading.kind === 'at' && reading.instant.toString(), text).to.equal(expected.toString());
      }),
    );
  });
});

const context: ReadingContext = { now, zone, locale: 'en' };

const DISTANCES: readonly ((days: number, hours: number, minutes: number) => string)[] = [
  (days, hours, minutes) => `in ${days} days, ${hours} hours and ${minutes} minutes`,
  (days, hours, minutes) => `over ${days} dagen, ${hours} uur en ${minutes} minuten`,
  (days, hours, minutes) => `${days}d${hours}h${minutes}m`,
  (days, hours, minutes) => `${days} days ${hours} hrs ${minutes} min from now`,
];

type Parts = ReturnType<typeof partsOf>;

function partsOf(local: Temporal.ZonedDateTime) {
  const two = (number: number) => String(number).padStart(2, '0');
  const minute = two(local.minute);
  const named = (options: Intl.DateTimeFormatOptions) => ({
    en: local.toLocaleString('en', options),
    nl: local.toLocaleString('nl', options),
  });
  return {
    iso: local.toPlainDate().toString(),
    day: local.day,
    year: local.year,
    month: named({ month: 'long' }),
    weekday: named({ weekday: 'long' }),
    time: `${two(local.hour)}:${minute}`,
    timeDot: `${two(local.hour)}.${minute}`,
    timeU: `${two(local.hour)}u${minute}`,
    time12: `${local.hour % 12 || 12}:${minute} ${local.hour < 12 ? 'am' : 'pm'}`,
    numbers: (separator: string) => [two(local.day), two(local.month), local.year].join(separator),
  };
}

function ordinal(day: number): string {
  const suffix = { 1: 'st', 2: 'nd', 3: 'rd' }[day % 10];
  return `${day}${day > 3 && day < 21 ? 'th' : (suffix ?? 'th')}`;
}

function isSame(local: Temporal.ZonedDateTime, disambiguation: 'earlier' | 'later'): boolean {
  return local.toPlainDateTime().toZonedDateTime(zone, { disambiguation }).equals(local);
}
