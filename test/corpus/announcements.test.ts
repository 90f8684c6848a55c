import { expect } from 'chai';
import type {
  AnnouncedMessage,
  Announcement,
} from '../../plugins/reminders/domain/announcement/announcement.js';
import { partOf } from '../../plugins/reminders/domain/announcement/message-parts.js';
import { readAnnouncement } from '../../plugins/reminders/domain/announcement/read-announcement.js';
import { corpusFile, corpusFiles, share } from './corpus-files.js';

interface Entry {
  readonly id: string;
  readonly message: AnnouncedMessage;
  readonly now: string;
  readonly zone: string;
  readonly locale: 'en' | 'nl';
  readonly expect: Expected;
}

type Expected =
  | {
      readonly kind: 'create';
      readonly start: string;
      readonly rule?: string;
      readonly title?: string;
      readonly location?: string;
    }
  /** The options are named where they matter. */
  | { readonly kind: 'propose'; readonly options?: readonly string[] }
  | { readonly kind: 'none'; readonly why?: string };

const LEAST_PRECISION = 0.98;
const LEAST_RECALL = 0.9;

for (const file of corpusFiles('announcements')) {
  describe(`the announcements in ${file}`, () => {
    const entries = corpusFile<Entry>(file);
    const read = entries.map((entry) => ({ entry, announcement: readEntry(entry) }));
    const created = read.filter(({ announcement }) => announcement.kind === 'create');
    const toCreate = read.filter(({ entry }) => entry.expect.kind === 'create');
    const rightlyCreated = created.filter(isRight);

    it('are of both languages', () => {
      expect(entries.length).to.be.at.least(75);
      for (const locale of ['en', 'nl']) {
        expect(entries.filter((entry) => entry.locale === locale).length).to.be.at.least(20);
      }
    });

    it(`are turned into reminders with a precision of at least ${LEAST_PRECISION}`, () => {
      for (const wrong of read.filter((one) => !isRight(one))) console.log(difference(wrong));
      console.log(`      precision of what is created: ${share(rightlyCreated.length, created.length)}`);
      expect(rightlyCreated.length / created.length).to.be.at.least(LEAST_PRECISION);
    });

    it(`and with a recall of at least ${LEAST_RECALL}`, () => {
      console.log(`      recall of what can be created: ${share(rightlyCreated.length, toCreate.length)}`);
      console.log(`      right answers of every kind:   ${share(read.filter(isRight).length, read.length)}`);
      expect(rightlyCreated.length / toCreate.length).to.be.at.least(LEAST_RECALL);
    });

    it('with spans that are the text they name', () => {
      for (const { entry, announcement } of read) {
        for (const { part, start, end, text } of announcement.spans) {
          expect(partOf(entry.message, part).slice(start, end), entry.id).to.equal(text);
        }
      }
    });
  });
}

type Read = { readonly entry: Entry; readonly announcement: Announcement };

function readEntry({ message, now, zone, locale }: Entry): Announcement {
  return readAnnouncement(message, { now: Temporal.Instant.from(now), zone, locale });
}

function isRight({ entry: { expect: expected }, announcement }: Read): boolean {
  switch (expected.kind) {
    case 'create':
      return announcement.kind === 'create' && isAsCreated(announcement, expected);
    case 'propose':
      return (
        announcement.kind === 'propose' &&
        (!expected.options || starts(announcement).join() === utc(expected.options).join())
      );
    case 'none':
      return announcement.kind === 'none' && (!expected.why || announcement.why === expected.why);
  }
}

function isAsCreated(
  announcement: Extract<Announcement, { kind: 'create' }>,
  { start, rule, title, location }: Extract<Expected, { kind: 'create' }>,
): boolean {
  const isSameTime = announcement.start.equals(Temporal.Instant.from(start)) && announcement.rule === rule;
  const isSameText =
    (title ?? announcement.title) === announcement.title &&
    (location ?? announcement.location) === announcement.location;
  return isSameTime && isSameText;
}

function starts(announcement: Announcement): string[] {
  if (announcement.kind === 'create') return [announcement.start.toString()];
  if (announcement.kind === 'none') return [];
  return announcement.options.map((option) => String(option.kind === 'at' ? option.instant : option.next[0]));
}

function utc(texts: readonly string[]): string[] {
  return texts.map((text) => Temporal.Instant.from(text).toString());
}

function difference({ entry, announcement }: Read): string {
  const rule = announcement.kind === 'create' ? (announcement.rule ?? '') : '';
  const why = announcement.kind === 'create' ? announcement.location : announcement.why;
  return `      ${entry.id} ${JSON.stringify(entry.message)}\n        is    ${announcement.kind} ${starts(announcement).join(' ')} ${rule} ${why}\n        not   ${JSON.stringify(entry.expect)}`;
}
