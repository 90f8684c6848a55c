import { expect } from 'chai';
import { readWhen } from '../../plugins/reminders/domain/reading/read-when.js';
import type { Once, Reading, Repeat } from '../../plugins/reminders/domain/reading/reading.js';
import { corpusFile, corpusFiles, share } from './corpus-files.js';

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly now: string;
  readonly zone: string;
  readonly locale: 'en' | 'nl';
  readonly expect: Expected;
}

type Expected =
  | { readonly kind: 'at'; readonly instant: string }
  | { readonly kind: 'ask'; readonly options: readonly string[] }
  /** The first occurrences, as many as the entry names. */
  | { readonly kind: 'repeat'; readonly rule: string; readonly next: readonly string[] }
  | { readonly kind: 'refuse'; readonly reason: string };

const LEAST_ACCURACY = 0.97;
const LEAST_PRECISION = 0.99;

for (const file of corpusFiles('when')) {
  describe(`the texts for "when" in ${file}`, () => {
    const entries = corpusFile<Entry>(file);
    const wrong = entries.filter((entry) => wordsOf(read(entry)) !== wordsOf(normal(entry)));

    it('are of both languages, and none is there twice for one moment', () => {
      expect(entries.length).to.be.at.least(100);
      for (const locale of ['en', 'nl']) {
        expect(entries.filter((entry) => entry.locale === locale).length).to.be.at.least(50);
      }
      const distinct = new Set(entries.map(({ text, now, locale }) => `${text} ${now} ${locale}`));
      expect(distinct.size).to.equal(entries.length);
    });

    it(`are read right in at least ${LEAST_ACCURACY} of them`, () => {
      for (const entry of wrong) {
        console.log(
          `      ${entry.id} "${entry.text}"\n        is    ${wordsOf(read(entry))}\n        not   ${wordsOf(normal(entry))}`,
        );
      }
      console.log(`      right readings: ${share(entries.length - wrong.length, entries.length)}`);
      expect(1 - wrong.length / entries.length).to.be.at.least(LEAST_ACCURACY);
    });

    it(`are set without a question only where at least ${LEAST_PRECISION} of that is right`, () => {
      const stored = entries.filter((entry) => isStored(read(entry)));
      const wronglyStored = stored.filter((entry) => wrong.includes(entry));
      console.log(
        `      right of what is set without a question: ${share(stored.length - wronglyStored.length, stored.length)}`,
      );
      expect(1 - wronglyStored.length / stored.length).to.be.at.least(LEAST_PRECISION);
    });
  });
}

function isStored({ kind }: Expected): boolean {
  return kind === 'at' || kind === 'repeat';
}

function read({ text, now, zone, locale, expect: expected }: Entry): Expected {
  const reading = readWhen(text, { now: Temporal.Instant.from(now), zone, locale });
  const shown = expected.kind === 'repeat' ? expected.next.length : 0;
  return plain(reading, shown);
}

function plain(reading: Reading, shown: number): Expected {
  switch (reading.kind) {
    case 'at':
      return { kind: 'at', instant: reading.instant.toString() };
    case 'repeat':
      return { kind: 'repeat', rule: reading.rule, next: reading.next.slice(0, shown).map(String) };
    case 'ask':
      return {
        kind: 'ask',
        options: [...new Set(reading.options.map((option) => firstOf(option).toString()))],
      };
    case 'refuse':
      return { kind: 'refuse', reason: reading.reason };
  }
}

function firstOf(option: Once | Repeat): Temporal.Instant | string {
  return option.kind === 'at' ? option.instant : (option.next[0] ?? 'nothing');
}

/** What an entry expects, with its instants in UTC. */
function normal({ expect: expected }: Entry): Expected {
  const utc = (text: string) => Temporal.Instant.from(text).toString();
  switch (expected.kind) {
    case 'at':
      return { ...expected, instant: utc(expected.instant) };
    case 'ask':
      return { ...expected, options: expected.options.map(utc) };
    case 'repeat':
      return { ...expected, next: expected.next.map(utc) };
    case 'refuse':
      return expected;
  }
}

function wordsOf(expected: Expected): string {
  return Object.values(expected).flat().join(' ');
}
