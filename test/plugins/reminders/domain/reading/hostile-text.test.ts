import { expect } from 'chai';
import fc from 'fast-check';
import { findPhrases } from '../../../../../plugins/reminders/domain/reading/phrases/find-phrases.js';
import { readWhen } from '../../../../../plugins/reminders/domain/reading/read-when.js';
import type { ReadingContext } from '../../../../../plugins/reminders/domain/reading/reading.js';
import { tidy } from '../../../../../plugins/reminders/domain/reading/tidy.js';

const context: ReadingContext = {
  now: Temporal.Instant.from('2026-03-11T09:00:00Z'),
  zone: 'Europe/Brussels',
  locale: 'en',
};

/** Words that the reader knows, in orders that nobody has thought of. */
const words = fc
  .array(
    fc.constantFrom(
      ...'every elke om de at in over 2 8 12 31 99 7:30 20u30 1h30 13/13 3/4/2026 monday ma zo do next volgende week'.split(
        ' ',
      ),
      ...'weekend first eerste last 2nd of van the month maand until tot june mei march 30 february daily for 5 times'.split(
        ' ',
      ),
      ...'half kwart past voor to - , and of or not behalve pm am noon midnight tonight vannacht morgen CET UTC+2 <t:1:F>'.split(
        ' ',
      ),
      ...'in-2-hours <t:99999999999999> an hour before after 2026-02-31 25:00 vrijdagavond tomorrow time 🎉'.split(
        ' ',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(' '));

describe('hostile and odd texts', () => {
  it('are always answered, whatever the zone, the locale and the moment', () => {
    const contexts = fc.record<ReadingContext>({
      now: fc
        .integer({ min: 1_700_000_000, max: 2_000_000_000 })
        .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
      zone: fc.constantFrom(
        'Europe/Brussels',
        'America/New_York',
        'Asia/Kolkata',
        'Australia/Lord_Howe',
        'UTC',
      ),
      locale: fc.constantFrom('en', 'nl'),
    });
    fc.assert(
      fc.property(
        fc.oneof(words, fc.string({ unit: 'binary', maxLength: 300 })),
        contexts,
        (text, anyContext) => {
          const reading = readWhen(text, anyContext);
          expect(['at', 'repeat', 'ask', 'refuse']).to.include(reading.kind);
          if (reading.kind === 'at')
            expect(Temporal.Instant.compare(reading.instant, anyContext.now)).to.equal(1);
          if (reading.kind === 'ask') expect(reading.options.length).to.be.within(2, 5);
          if (reading.kind === 'repeat') expect(reading.next.length).to.be.within(1, 5);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('show spans that are the text they name', () => {
    fc.assert(
      fc.property(words, fc.constantFrom('', '\u200b', '**', '🎉 ', '\n\n'), (text, noise) => {
        const dressed = text.replaceAll(' ', `${noise} `);
        for (const span of readWhen(dressed, context).spans) {
          expect(dressed.slice(span.start, span.end)).to.equal(span.text);
        }
      }),
    );
  });

  it('of more than 300 characters are nothing that somebody types for a moment', () => {
    expect(readWhen(`tomorrow at 8pm ${'!'.repeat(300)}`, context).kind).to.equal('refuse');
  });

  // Mocha's time-out is the assertion: a pattern that tries every way to match would need longer than the universe has.
  for (const unit of [
    ...[
      'a',
      '1 ',
      '1',
      ' ',
      'every ',
      'monday ',
      '1:',
      '20:00-',
      'half ',
      'march ',
      '1 and ',
      '12 tot ',
      '🎉',
      'in 2 ',
      '(',
    ],
    ...[
      'first ',
      '1st, ',
      'mon, ',
      'twenty ',
      '2h',
      'een ',
      'the ',
      'UTC+',
      '1/',
      '2026-',
      '<t:',
      'a a ',
      'een half ',
      'every mo ',
      '9-5 tomorrow ',
      'two fridays from now ',
      'twintig ',
      '٣:٠٠ ',
      '\u202e8pm\u202c ',
    ],
  ]) {
    it(`of 10,000 characters made of ${JSON.stringify(unit)} are searched in bounded time`, () => {
      const text = tidy(unit.repeat(Math.ceil(10_000 / unit.length))).text;
      expect(findPhrases(text)).to.be.an('array');
    }).timeout(5_000);
  }
});
