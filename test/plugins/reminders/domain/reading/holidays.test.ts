import { expect } from 'chai';
import { readWhen } from '../../../../../plugins/reminders/domain/reading/read-when.js';

/** Days as the calendars of those years print them. */
const days: readonly (readonly [holiday: string, year: number, zone: string, days: string])[] = [
  ['easter', 2026, 'Europe/Brussels', '2026-04-05'],
  ['easter', 2027, 'Europe/Brussels', '2027-03-28'],
  ['easter', 2028, 'Europe/Brussels', '2028-04-16'],
  ['easter', 2029, 'Europe/Brussels', '2029-04-01'],
  ['easter', 2030, 'Europe/Brussels', '2030-04-21'],
  ['goede vrijdag', 2026, 'Europe/Brussels', '2026-04-03'],
  ['paasmaandag', 2027, 'Europe/Brussels', '2027-03-29'],
  ['hemelvaartsdag', 2026, 'Europe/Amsterdam', '2026-05-14'],
  ['tweede pinksterdag', 2026, 'Europe/Amsterdam', '2026-05-25'],
  ['ash wednesday', 2027, 'Europe/London', '2027-02-10'],
  ['thanksgiving', 2026, 'America/New_York', '2026-11-26'],
  ['thanksgiving', 2026, 'America/Toronto', '2026-10-12'],
  ['black friday', 2026, 'America/New_York', '2026-11-27'],
  ['memorial day', 2027, 'America/New_York', '2027-05-31'],
  ['labor day', 2026, 'America/New_York', '2026-09-07'],
  ["mother's day", 2026, 'America/New_York', '2026-05-10'],
  ["mother's day", 2026, 'Europe/London', '2026-03-15'],
  ['vaderdag', 2026, 'Europe/Amsterdam', '2026-06-21'],
  ['vaderdag', 2026, 'Europe/Brussels', '2026-06-14 2026-06-21'],
  ['sinterklaas', 2026, 'Europe/Brussels', '2026-12-05 2026-12-06'],
];

describe('holidays that move', () => {
  for (const [holiday, year, zone, expected] of days) {
    it(`${holiday} of ${year} in ${zone} is ${expected.replace(' ', ' or ')}`, () => {
      const now = Temporal.PlainDate.from({ year, month: 1, day: 2 }).toZonedDateTime(zone).toInstant();
      const reading = readWhen(`${holiday} at 10am`, { now, zone, locale: 'en' });
      const options = reading.kind === 'ask' ? reading.options : [reading];
      const found = options.map((option) =>
        option.kind === 'at'
          ? option.instant.toZonedDateTimeISO(zone).toPlainDateTime().toString()
          : option.kind,
      );
      expect(found.join(' ')).to.equal(
        expected
          .split(' ')
          .map((day) => `${day}T10:00:00`)
          .join(' '),
      );
    });
  }

  it('are no series: no rule knows when Easter is', () => {
    const now = Temporal.Instant.from('2026-03-11T09:00:00Z');
    const reading = readWhen('every easter at 10:00', { now, zone: 'Europe/Brussels', locale: 'en' });
    expect(reading).to.include({ kind: 'refuse', reason: 'unclear' });
  });
});
