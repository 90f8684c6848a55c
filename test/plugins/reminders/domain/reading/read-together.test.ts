import { expect } from 'chai';
import {
  readTogether,
  type Together,
} from '../../../../../plugins/reminders/domain/reading/read-together.js';
import type { ReadingContext } from '../../../../../plugins/reminders/domain/reading/reading.js';

const wednesdayAtNoon: ReadingContext = {
  now: Temporal.Instant.from('2026-11-25T12:00:00Z'),
  zone: 'UTC',
  locale: 'en',
};

describe('"when" and "repeat" together', () => {
  for (const [when, repeat, rules] of [
    ['friday 20:00', 'every 2 weeks', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-11-27T20:00'],
    ['vrijdag 20:00', 'om de 2 weken', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR from 2026-11-27T20:00'],
    ['friday 20:00', 'every friday', 'FREQ=WEEKLY;BYDAY=FR from 2026-11-27T20:00'],
    ['friday 9:00', 'every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-27T09:00'],
    ['friday 20:00', 'every first friday', 'FREQ=MONTHLY;BYDAY=1FR from 2026-12-04T20:00'],
    ['sunday 10:00', 'every weekend', 'FREQ=WEEKLY;BYDAY=SU from 2026-11-29T10:00'],
    ['from 1 june', 'every friday at 20:00', 'FREQ=WEEKLY;BYDAY=FR from 2027-06-04T20:00'],
    ['every friday 20:00', 'until june', 'FREQ=WEEKLY;UNTIL=20270531T235959Z;BYDAY=FR from 2026-11-27T20:00'],
    ['wednesday 20:00', 'every week', 'FREQ=WEEKLY;BYDAY=WE from 2026-11-25T20:00'],
    ['saturday 10:00', 'every 3 days', 'FREQ=DAILY;INTERVAL=3 from 2026-11-28T10:00'],
    ['in 2 hours', 'every day', 'FREQ=DAILY from 2026-11-25T14:00'],
    ['zaterdag 10:00', 'elke dag', 'FREQ=DAILY from 2026-11-28T10:00'],
    ['friday 20:00', 'every 90 minutes', 'FREQ=MINUTELY;INTERVAL=90 from 2026-11-27T20:00'],
  ]) {
    it(`are one series: ${when}, ${repeat}`, () => {
      expect(seriesOf(readTogether(`${when}`, `${repeat}`, wednesdayAtNoon))).to.deep.equal([rules]);
    });
  }

  for (const [when, repeat, rules] of [
    ['in 3 minutes', 'every day', 'FREQ=DAILY from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'daily', 'FREQ=DAILY from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'every hour', 'FREQ=HOURLY from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'every 2 hours', 'FREQ=HOURLY;INTERVAL=2 from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'every week', 'FREQ=WEEKLY;BYDAY=WE from 2026-11-25T12:03:07'],
    ['in 3 minutes', 'every month', 'FREQ=MONTHLY;BYMONTHDAY=25 from 2026-11-25T12:03:07'],
    ['in 2 days', 'every weekday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-27T12:00:07'],
    ['over 3 minuten', 'elke dag', 'FREQ=DAILY from 2026-11-25T12:03:07'],
    ['over 3 minuten', 'dagelijks', 'FREQ=DAILY from 2026-11-25T12:03:07'],
    ['over een half uur', 'elke werkdag', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-25T12:30:07'],
    ['over 3 minuten', 'elk uur', 'FREQ=HOURLY from 2026-11-25T12:03:07'],
  ] as const) {
    it(`are one series from that moment on, within a second too: ${when}, ${repeat}`, () => {
      const now = Temporal.Instant.from('2026-11-25T12:00:07.654321Z');
      const series = seriesOf(readTogether(when, repeat, { ...wednesdayAtNoon, now }), 'second');
      expect(series).to.deep.equal([rules]);
    });
  }

  it('are asked about where a moment soon is not on one of the days', () => {
    const now = Temporal.Instant.from('2026-11-28T12:00:07.654321Z');
    const { reading } = read(readTogether('in 3 minutes', 'every weekday', { ...wednesdayAtNoon, now }));
    expect(reading.kind === 'ask' && reading.isClash).to.equal(true);
  });

  for (const [when, repeat, rules] of [
    [
      'saturday 10:00',
      'every weekday',
      [
        'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA from 2026-11-26T10:00',
        'FREQ=WEEKLY;BYDAY=SA from 2026-11-28T10:00',
        'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-30T10:00',
      ],
    ],
    [
      'maandag 10u',
      'elke vrijdag',
      [
        'FREQ=WEEKLY;BYDAY=MO,FR from 2026-11-27T10:00',
        'FREQ=WEEKLY;BYDAY=MO from 2026-11-30T10:00',
        'FREQ=WEEKLY;BYDAY=FR from 2026-12-04T10:00',
      ],
    ],
    [
      'every friday 20:00',
      'every monday',
      [
        'FREQ=WEEKLY;BYDAY=FR from 2026-11-27T20:00',
        'FREQ=WEEKLY;BYDAY=MO,FR from 2026-11-27T20:00',
        'FREQ=WEEKLY;BYDAY=MO from 2026-11-30T20:00',
      ],
    ],
    [
      'morgen om 10:00',
      'elke maandag',
      ['FREQ=WEEKLY;BYDAY=TH from 2026-11-26T10:00', 'FREQ=WEEKLY;BYDAY=MO from 2026-11-30T10:00'],
    ],
    [
      'friday 20:00',
      'every month on the 15th',
      ['FREQ=WEEKLY;BYDAY=FR from 2026-11-27T20:00', 'FREQ=MONTHLY;BYMONTHDAY=15 from 2026-12-15T20:00'],
    ],
    [
      'saturday 10:00',
      'every day except saturday',
      [
        'FREQ=WEEKLY;BYDAY=SA from 2026-11-28T10:00',
        'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SU from 2026-11-29T10:00',
      ],
    ],
  ] as const) {
    it(`are asked about where they name different days: ${when}, ${repeat}`, () => {
      const { reading } = read(readTogether(when, repeat, wednesdayAtNoon));
      expect(reading.kind === 'ask' && reading.isClash).to.equal(true);
      expect(seriesOf(readTogether(when, repeat, wednesdayAtNoon))).to.deep.equal(rules);
    });
  }

  it('are asked about as ever where only the half of the day is open', () => {
    const { reading } = read(readTogether('friday at 8', 'every weekday', wednesdayAtNoon));
    expect(reading).to.include({ kind: 'ask' }).and.not.to.have.property('isClash');
  });

  it('keep the zone that "when" names, and what was filled in', () => {
    const { reading } = read(readTogether('saturday 10:00 Tokyo time', 'every day', wednesdayAtNoon));
    expect(reading).to.deep.include({ kind: 'repeat', zone: 'Asia/Tokyo', assumptions: [] });
    const usual = read(readTogether('saturday', 'every day', wednesdayAtNoon)).reading;
    expect(usual).to.deep.include({ kind: 'repeat', assumptions: ['time', 'zone'] });
  });

  for (const [when, repeat, problem, why] of [
    ['friday 20:00', 'banana', 'repeat', 'unclear'],
    ['vrijdag 20:00', 'soms', 'repeat', 'unclear'],
    ['10:00', 'friday', 'repeat', 'unclear'],
    ['friday 20:00', 'every 5 minutes', 'repeat', 'too-often'],
    ['friday 20:00', 'every monday except 28 december', 'repeat', 'exception'],
    ['banana', 'every day', 'when', 'unclear'],
    ['yesterday', 'every friday', 'when', 'past'],
    ['banana', 'apple', 'neither', undefined],
    ['in 2 minutes', 'every day at 9:00', 'apart', undefined],
    ['every day at 9:00', 'every 2 weeks on tue', 'apart', undefined],
  ] as const) {
    it(`say which of them cannot be read: ${when}, ${repeat}`, () => {
      const together = readTogether(when, repeat, wednesdayAtNoon);
      expect(together.problem).to.equal(problem);
      const refusal = 'refusal' in together ? together.refusal : undefined;
      expect(refusal?.detail ?? refusal?.reason).to.equal(why);
    });
  }
});

function read(together: Together) {
  if (together.problem !== undefined) throw new Error(`They are ${together.problem}.`);
  return together;
}

/** "FREQ=DAILY from 2026-11-28T10:00", for each option. */
function seriesOf(together: Together, smallestUnit: 'minute' | 'second' = 'minute'): string[] {
  const { reading } = read(together);
  return (reading.kind === 'ask' ? reading.options : [reading]).map((one) => {
    if (one.kind === 'at') return `once at ${one.instant}`;
    const first = one.next[0]?.toZonedDateTimeISO(one.zone).toPlainDateTime();
    return `${one.rule.replace('RRULE:', '')} from ${first?.toString({ smallestUnit })}`;
  });
}
