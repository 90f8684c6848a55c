import { expect } from 'chai';
import { readPastMoment } from '../../../src/services/time-zones/read-moment.js';

/** A Wednesday, one o'clock in Brussels. */
const now = Temporal.Instant.from('2026-11-25T12:00:00Z');

describe('a moment that has been', () => {
  const read = (text: string, locale = 'en-US', zone = 'Europe/Brussels', at = now) => {
    const outcome = readPastMoment(text, { now: at, zone, locale });
    return 'moment' in outcome ? outcome.moment.toString() : outcome.why;
  };

  const understood: Readonly<Record<string, readonly string[]>> = {
    '2026-11-20T14:30:00Z': [
      '2026-11-20T14:30Z',
      '2026-11-20 15:30',
      '2026-11-20T16:30+02:00',
      '<t:1795185000>',
      '<t:1795185000:R>',
      ' <t:1795185000:f> ',
      '20 November 2026 15:30',
      'friday 15:30',
      'last friday at 3:30pm',
    ],
    '2026-11-19T23:00:00Z': ['2026-11-20', '20 november', 'friday', 'last friday'],
    '2026-11-25T10:00:00Z': ['2 hours ago', '2h ago', '120 minutes ago', 'at 11:00', '11:00'],
    '2026-11-24T13:00:00Z': ['14:00', 'yesterday at 14:00', 'yesterday 2pm'],
    '2026-11-23T23:00:00Z': ['yesterday'],
    '2026-11-18T12:00:00Z': ['a week ago', 'last week'],
    '2025-12-02T23:00:00Z': ['3 december'],
    '2026-11-25T12:00:00Z': ['now'],
  };
  for (const [moment, texts] of Object.entries(understood)) {
    for (const text of texts) {
      it(`is ${moment} in "${text}"`, () => expect(read(text)).to.equal(moment));
    }
  }

  const inDutch: Readonly<Record<string, string>> = {
    '2 uur geleden': '2026-11-25T10:00:00Z',
    'een half uur geleden': '2026-11-25T11:30:00Z',
    'gisteren om 15:00': '2026-11-24T14:00:00Z',
    gisteren: '2026-11-23T23:00:00Z',
    'afgelopen maandag 10:00': '2026-11-23T09:00:00Z',
    '3 oktober 10:30': '2026-10-03T08:30:00Z',
    '1-2-2026 10:00': '2026-02-01T09:00:00Z',
    'een week geleden': '2026-11-18T12:00:00Z',
    'yesterday at 15:00': '2026-11-24T14:00:00Z',
  };
  for (const [text, moment] of Object.entries(inDutch)) {
    it(`is ${moment} in the Dutch "${text}"`, () => expect(read(text, 'nl')).to.equal(moment));
  }

  it('is understood in Dutch from somebody whose Discord is English', () => {
    expect(read('gisteren om 15:00')).to.equal('2026-11-24T14:00:00Z');
  });

  it('is by the clock of the reader, on both sides of a clock change', () => {
    expect(read('24 october 10:00')).to.equal('2026-10-24T08:00:00Z'); // summer time
    expect(read('26 october 10:00')).to.equal('2026-10-26T09:00:00Z');
    expect(read('2026-11-25 06:00', 'en-US', 'America/New_York')).to.equal('2026-11-25T11:00:00Z');
    const afterChange = Temporal.Instant.from('2026-10-25T02:30:00Z'); // 03:30, the hour from two to three came twice
    expect(read('3 hours ago', 'en-US', 'Europe/Brussels', afterChange)).to.equal('2026-10-24T23:30:00Z');
  });

  it('has American slashes for Americans only', () => {
    expect(read('1/2/2026 10:00', 'en-US')).to.equal('2026-01-02T09:00:00Z');
    expect(read('1/2/2026 10:00', 'en-GB')).to.equal('2026-02-01T09:00:00Z');
  });

  for (const text of ['tomorrow', 'in 2 hours', '2027-01-01', '<t:99999999999>', '3 december 2026']) {
    it(`cannot be in the future: ${text}`, () => expect(read(text)).to.equal('future'));
  }

  const nonsense = [
    ...[
      '',
      ' ',
      'tea',
      'before the party',
      'friday or monday',
      'friday 10:00 to 12:00',
      '2 hours ago minus tea',
    ],
    ...['2026-13-45', '2026-02-30', '2026-11-25T99:00', '<t:>', '<t:999999999999999999>', '<@1>', '25'],
    'x'.repeat(4000),
    '2 hours ago '.repeat(200),
  ];
  for (const text of nonsense) {
    it(`is not guessed from "${text.slice(0, 30)}"`, () => expect(read(text)).to.equal('unclear'));
  }
});
