import { expect } from 'chai';
import { readWhen } from '../../../../../plugins/reminders/domain/reading/read-when.js';
import type {
  Assumption,
  Reading,
  ReadingContext,
} from '../../../../../plugins/reminders/domain/reading/reading.js';

const wednesdayAt10: ReadingContext = {
  now: Temporal.Instant.from('2026-03-11T09:00:00Z'),
  zone: 'Europe/Brussels',
  locale: 'en',
};

/** What single texts are read as stands in test/corpus; here is what goes with a reading. */
describe('a reading of "when"', () => {
  const assumptions: readonly (readonly [text: string, assumed: readonly Assumption[]])[] = [
    ['friday at 8pm', ['zone']],
    ['in 2 hours', []],
    ['<t:1773342000:F>', []],
    ['friday at 8pm London time', []],
    ['friday at 8pm CET', []],
    ['10 january at 8pm', ['year', 'zone']],
    ['9am', ['day', 'zone']],
    ['friday at 3', ['half-day', 'zone']],
    ['friday', ['time', 'zone']],
    ['friday 8-10pm', ['zone', 'start-of-range']],
    ['3/4/2026 at 8pm', ['order', 'zone']],
    ['15 july at 20:00 CET', ['zone-habit']],
    ['every day', ['time', 'zone']],
    ['wendsday 25 march at 8pm', ['zone', 'spelling']],
  ];
  for (const [text, assumed] of assumptions) {
    it(`assumes ${assumed.join(' and ') || 'nothing'} for "${text}"`, () => {
      expect(readWhen(text, wednesdayAt10).assumptions).to.deep.equal(assumed);
    });
  }

  it('says what it read where, through Markdown, invisible characters and odd spaces', () => {
    const text = '**next\u200b week**   vrijdag om\n20u30 CET';
    expect(readWhen(text, wednesdayAt10).spans).to.deep.equal([
      { start: 2, end: 12, text: 'next\u200b week', what: 'date' },
      { start: 17, end: 24, text: 'vrijdag', what: 'date' },
      { start: 28, end: 33, text: '20u30', what: 'time' },
      { start: 34, end: 37, text: 'CET', what: 'zone' },
    ]);
  });

  it('says where a misspelled word stands, as it was typed', () => {
    expect(readWhen('  vanavnd om 20u', wednesdayAt10).spans).to.deep.equal([
      { start: 2, end: 9, text: 'vanavnd', what: 'date' },
      { start: 13, end: 16, text: '20u', what: 'time' },
    ]);
  });

  for (const text of ['tursday 20:00', 'Morgan 20:00', 'sundae 20:00', 'mmonday1 20:00']) {
    it(`does not guess what "${text}" was meant to be`, () => {
      expect(readWhen(text, wednesdayAt10)).to.include({ kind: 'refuse', reason: 'unclear' });
    });
  }

  for (const text of [
    'dadelijk',
    'degelijk',
    'dagelijsk om 9u',
    'dailly 9am',
    'werkelijk',
    'mondayss 9:00',
  ]) {
    it(`begins no series that nobody has spelled: "${text}"`, () => {
      expect(readWhen(text, wednesdayAt10)).to.include({ kind: 'refuse', reason: 'unclear' });
    });
  }

  for (const text of [
    'vandaal',
    'vandaan 20u',
    'mogen om 20u',
    'kerstman',
    'over 2 wieken',
    'mourning',
    'Christian',
  ]) {
    it(`does not make a day of another word: "${text}"`, () => {
      expect(readWhen(text, wednesdayAt10)).to.include({ kind: 'refuse', reason: 'unclear' });
    });
  }

  it('mends the day of a series that was said', () => {
    expect(readWhen('every wendsday at 8pm', wednesdayAt10)).to.include({
      kind: 'repeat',
      rule: 'RRULE:FREQ=WEEKLY;BYDAY=WE',
    });
    expect(readWhen('elke woendag om 20u', wednesdayAt10).assumptions).to.include('spelling');
  });

  for (const [text, moment] of [
    ["new year's eve", '2026-12-31T20:00'],
    ['nye 2027', '2027-12-31T20:00'],
    ['christmas eve', '2026-12-24T20:00'],
    ['bonfire night', '2026-11-05T20:00'],
    ['oudjaarsavond', '2026-12-31T20:00'],
    ['op kerstavond', '2026-12-24T20:00'],
    ['31 december, oudejaarsavond', '2026-12-31T20:00'],
    ['christmas eve 10:00', '2026-12-24T10:00'],
    ['kerstavond 2 uur in de middag', '2026-12-24T14:00'],
    ['christmas eve in the morning', '2026-12-24T09:00'],
    ['oudejaarsdag', '2026-12-31T09:00'],
  ] as const) {
    it(`takes an evening's name for the evening where no time is said: "${text}"`, () => {
      const reading = readWhen(text, wednesdayAt10);
      expect(reading).to.include({ kind: 'at' });
      const instant = reading.kind === 'at' ? reading.instant : undefined;
      const local = instant?.toZonedDateTimeISO(wednesdayAt10.zone).toPlainDateTime();
      expect(local?.toString({ smallestUnit: 'minute' })).to.equal(moment);
    });
  }

  it('takes the evening for a series too, and not for its end', () => {
    const yearly = readWhen('every christmas eve', wednesdayAt10);
    expect(yearly.kind === 'repeat' && yearly.start.toString()).to.equal('2026-12-24T20:00:00');
    const daily = readWhen("every day until new year's eve", wednesdayAt10);
    expect(daily.kind === 'repeat' && daily.start.toPlainTime().toString()).to.equal('09:00:00');
  });

  for (const [text, locale, times] of [
    ['tomorrow at 6 or 7pm', 'en', ['18:00', '19:00']],
    ['tomorrow at 11 or 1pm', 'en', ['11:00', '13:00']],
    ['morgen om 18 of 19 uur', 'nl', ['18:00', '19:00']],
    ["morgen om 6 of 7 uur 's avonds", 'nl', ['18:00', '19:00']],
  ] as const) {
    it(`asks between the two times of "${text}", and no third`, () => {
      const reading = readWhen(text, { ...wednesdayAt10, locale });
      const options = reading.kind === 'ask' ? reading.options : [];
      const asked = options.map((one) => one.kind === 'at' && localTimeOf(one.instant));
      expect(asked).to.deep.equal(times);
    });
  }

  for (const text of ['9pm tn', 'tn 9pm', 'tn at 9']) {
    it(`takes "${text}" for this evening`, () => {
      const reading = readWhen(text, wednesdayAt10);
      expect(reading.kind === 'at' && `${reading.instant}`).to.equal('2026-03-11T20:00:00Z');
    });
  }

  for (const text of ['tn', '9pm TN', 'om 5 of 6 mei', 'at 6 or 7 people']) {
    it(`does not take "${text}" for a time`, () => {
      const context = { ...wednesdayAt10, locale: text.startsWith('om') ? 'nl' : 'en' } as const;
      expect(readWhen(text, context)).to.include({ kind: 'refuse', reason: 'unclear' });
    });
  }

  it('asks for the half of the day, except of days on which people work', () => {
    for (const text of ['elke dag om 9 uur', 'elke maandag om 9 uur', 'every day at 9'])
      expect(readWhen(text, wednesdayAt10).kind, text).to.equal('ask');
    for (const text of ['elke werkdag om 9 uur', 'every weekday at 9'])
      expect(readWhen(text, wednesdayAt10), text).to.deep.include({ kind: 'repeat' });
  });

  it('keeps the zone that the text names, for the moment and for the series', () => {
    expect(readWhen('friday at 8pm London time', wednesdayAt10)).to.include({
      kind: 'at',
      zone: 'Europe/London',
    });
    const series = readWhen('every friday at 8pm London time', wednesdayAt10);
    expect(series).to.include({ kind: 'repeat', zone: 'Europe/London' });
    expect(series.kind === 'repeat' && series.start.toString()).to.equal('2026-03-13T20:00:00');
  });

  it('asks about series as about moments', () => {
    const reading = readWhen('every second friday at 8pm', wednesdayAt10);
    expect(rulesOf(reading)).to.deep.equal([
      'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      'RRULE:FREQ=MONTHLY;BYDAY=2FR',
    ]);
  });

  it('does not depend on the locale where both languages are clear', () => {
    for (const text of ['elke eerste maandag om 20u', 'every first monday at 8pm']) {
      const [english, dutch] = (['en', 'nl'] as const).map((locale) =>
        readWhen(text, { ...wednesdayAt10, locale }),
      );
      expect(dutch).to.deep.equal(english);
      expect(english).to.include({ kind: 'repeat', rule: 'RRULE:FREQ=MONTHLY;BYDAY=1MO' });
    }
  });

  it('shows fewer than five occurrences of a series that ends before', () => {
    const reading = readWhen('every day at 9:00 until friday', wednesdayAt10);
    expect(reading.kind === 'repeat' && reading.next.map(String)).to.deep.equal([
      '2026-03-12T08:00:00Z',
      '2026-03-13T08:00:00Z',
    ]);
  });

  it('takes five years, and not a second more', () => {
    const text = (year: number) => `11 march ${year} at 10:00`;
    expect(readWhen(text(2031), wednesdayAt10).kind).to.equal('at');
    expect(readWhen('11 march 2031 at 10:00:01', wednesdayAt10)).to.include({
      kind: 'refuse',
      reason: 'too-far',
    });
  });

  for (const text of [
    'every monday except dec 28',
    'every weekday at 9 but not on 24/12',
    'elke vrijdag 20u behalve 25 december',
    'every weekday at 9am except next friday',
    'elke maandag behalve morgen om 9:00',
  ]) {
    it(`says of "${text}" that it cannot leave out single days, and does not leave the exception away`, () => {
      const reading = readWhen(text, wednesdayAt10);
      expect(reading).to.include({ kind: 'refuse', reason: 'unclear', detail: 'exception' });
    });
  }

  for (const text of [
    'every 5 minutes',
    'every half hour',
    'elk kwartier',
    'every 90 seconds',
    'half-hourly',
  ]) {
    it(`says of "${text}" that it is too often`, () => {
      const reading = readWhen(text, wednesdayAt10);
      expect(reading).to.include({ kind: 'refuse', reason: 'unclear', detail: 'too-often' });
    });
  }

  it('does not guess whether "mo" is a month or a Monday, nor what a lone letter is', () => {
    for (const text of ['every mo at 19:30', 'every d', 'every w on fri']) {
      expect(readWhen(text, wednesdayAt10), text).to.include({ kind: 'refuse', reason: 'unclear' });
    }
    expect(readWhen('every 2d', wednesdayAt10).kind).to.equal('repeat');
  });

  it('says nothing of exceptions where there is none, or a series can have it', () => {
    expect(readWhen('every day except sunday at 9am', wednesdayAt10).kind).to.equal('repeat');
    expect(readWhen('not on friday', wednesdayAt10)).not.to.have.property('detail');
  });
});

function rulesOf(reading: Reading): string[] {
  return reading.kind === 'ask'
    ? reading.options.flatMap((option) => (option.kind === 'repeat' ? [option.rule] : []))
    : [];
}

function localTimeOf(instant: Temporal.Instant): string {
  const { zone } = wednesdayAt10;
  return instant.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
