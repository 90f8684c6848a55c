import { expect } from 'chai';
import fc from 'fast-check';
import { occurrencesAfter } from '../../../../../plugins/reminders/domain/recurrence/occurrences.js';
import { parseRule } from '../../../../../plugins/reminders/domain/recurrence/parse-rule.js';
import { anyRule } from './any-rule.js';

describe('occurrences', () => {
  it('keeps the wall time when the clocks change', () => {
    expect(series('FREQ=WEEKLY;BYDAY=SU', '2026-10-18T09:00', { n: 3 })).to.deep.equal([
      '2026-10-18T09:00+02:00',
      '2026-10-25T09:00+01:00',
      '2026-11-01T09:00+01:00',
    ]);
  });

  it('moves a wall time in the gap forward by the length of the gap', () => {
    expect(series('FREQ=DAILY', '2026-03-28T02:30', { n: 3 })).to.deep.equal([
      '2026-03-28T02:30+01:00',
      '2026-03-29T03:30+02:00',
      '2026-03-30T02:30+02:00',
    ]);
  });

  it('takes a wall time that happens twice the first time only', () => {
    expect(series('FREQ=DAILY', '2026-10-24T02:30', { n: 3 })).to.deep.equal([
      '2026-10-24T02:30+02:00',
      '2026-10-25T02:30+02:00',
      '2026-10-26T02:30+01:00',
    ]);
  });

  it('counts elapsed hours, across both changes of the clocks', () => {
    expect(series('FREQ=HOURLY;INTERVAL=6', '2026-10-24T22:00', { n: 3 })).to.deep.equal([
      '2026-10-24T22:00+02:00',
      '2026-10-25T03:00+01:00',
      '2026-10-25T09:00+01:00',
    ]);
  });

  it('counts elapsed minutes, where the clocks change too', () => {
    expect(series('FREQ=MINUTELY;INTERVAL=90', '2026-10-25T01:00', { n: 3 })).to.deep.equal([
      '2026-10-25T01:00+02:00',
      '2026-10-25T02:30+02:00',
      '2026-10-25T03:00+01:00',
    ]);
  });

  it('does not double an occurrence where a zone skips a whole day', () => {
    expect(series('FREQ=DAILY', '2011-12-29T09:00', { n: 3, zone: 'Pacific/Apia' })).to.deep.equal([
      '2011-12-29T09:00-10:00',
      '2011-12-31T09:00+14:00',
      '2012-01-01T09:00+14:00',
    ]);
  });

  it('leaves out months without a 31st', () => {
    expect(days('FREQ=MONTHLY', '2026-01-31T09:00', 3)).to.deep.equal([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ]);
  });

  it('finds the last day of each month', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=-1', '2028-01-15T09:00', 3)).to.deep.equal([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]);
  });

  it('finds the first Monday and the last Friday', () => {
    expect(days('FREQ=MONTHLY;BYDAY=1MO,-1FR', '2026-03-10T09:00', 4)).to.deep.equal([
      '2026-03-27',
      '2026-04-06',
      '2026-04-24',
      '2026-05-04',
    ]);
  });

  it('keeps the 29th of February for leap years', () => {
    expect(days('FREQ=YEARLY', '2024-02-29T09:00', 3)).to.deep.equal([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ]);
  });

  it('lets the start of the week decide which weeks are meant', () => {
    // RFC 5545, 3.8.5.3: the same rule, weeks from Monday and from Sunday
    const every2Weeks = 'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU';
    expect(days(`${every2Weeks};WKST=MO`, '1997-08-05T09:00', 4)).to.deep.equal([
      ...['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ]);
    expect(days(`${every2Weeks};WKST=SU`, '1997-08-05T09:00', 4)).to.deep.equal([
      ...['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ]);
  });

  it('ends with the count, counted from the start', () => {
    expect(
      series('FREQ=DAILY;COUNT=3', '2026-03-10T09:00', { n: 5, after: '2026-03-11T00:00Z' }),
    ).to.have.length(2);
  });

  it('includes the day it lasts until', () => {
    expect(days('FREQ=DAILY;UNTIL=20260312', '2026-03-10T23:30', 5)).to.have.length(3);
    expect(days('FREQ=HOURLY;INTERVAL=12;UNTIL=20260311T090000Z', '2026-03-10T10:00', 5)).to.have.length(3);
  });

  it('ends the search for days that never come', () => {
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-03-10T09:00', 1)).to.deep.equal([]);
    expect(days('FREQ=DAILY;INTERVAL=7;BYDAY=MO', '2026-03-10T09:00', 1)).to.deep.equal([]);
    expect(days('FREQ=YEARLY;INTERVAL=1000', '2026-03-10T09:00', 20)).to.have.length(8);
  });

  it('answers the same from the middle of a series as from its beginning', () => {
    const start = Temporal.PlainDateTime.from('2026-01-31T02:30');
    fc.assert(
      fc.property(anyRule, fc.integer({ min: 0, max: 30 }), (rule, skipped) => {
        const all = occurrencesAfter(rule, start, 'Europe/Brussels', beforeAll, skipped + 5).map(String);
        const after = all[skipped - 1];
        if (!after) return;
        const rest = occurrencesAfter(rule, start, 'Europe/Brussels', Temporal.Instant.from(after), 5).map(
          String,
        );
        expect(rest).to.deep.equal(all.slice(skipped));
      }),
    );
  });
});

const beforeAll = Temporal.Instant.from('1990-01-01T00:00Z');

function series(
  text: string,
  start: string,
  { n, zone = 'Europe/Brussels', after }: { n: number; zone?: string; after?: string },
): string[] {
  const { rule, problem } = parseRule(text);
  if (!rule) throw new Error(problem);
  const from = after ? Temporal.Instant.from(after) : beforeAll;
  return occurrencesAfter(rule, Temporal.PlainDateTime.from(start), zone, from, n).map((occurrence) =>
    occurrence.toZonedDateTimeISO(zone).toString({ smallestUnit: 'minute', timeZoneName: 'never' }),
  );
}

function days(rule: string, start: string, n: number): string[] {
  return series(rule, start, { n }).map((occurrence) => occurrence.slice(0, 10));
}
