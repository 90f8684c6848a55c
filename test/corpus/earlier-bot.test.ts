import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AnnouncedMessage } from '../../plugins/reminders/domain/announcement/announcement.js';
import { readAnnouncement } from '../../plugins/reminders/domain/announcement/read-announcement.js';
import { readWhen } from '../../plugins/reminders/domain/reading/read-when.js';
import type { Once, ReadingContext, Repeat } from '../../plugins/reminders/domain/reading/reading.js';
import { corpusFile, FOLDER } from './corpus-files.js';

/** What members asked an earlier bot of this kind, and what this one makes of it, in words. */
interface Entry {
  readonly id: string;
  readonly text?: string;
  readonly message?: AnnouncedMessage;
  readonly reads: string;
  /** Why the earlier bot read something else; the README has a line for each. */
  readonly differs?: string;
}

const ZONE = 'Europe/Brussels';
const context: ReadingContext = {
  now: Temporal.Instant.from('2026-03-11T10:00:00+01:00'),
  zone: ZONE,
  locale: 'nl',
};

describe('what members are used to from an earlier bot', () => {
  const entries = corpusFile<Entry>('earlier-bot.jsonl');

  it('is read as it was, or otherwise for a reason', () => {
    for (const entry of entries) expect(readingOf(entry), JSON.stringify(entry)).to.equal(entry.reads);
    expect(entries.length).to.be.at.least(200);
  });

  it('differs only for reasons that the README gives', () => {
    const readme = readFileSync(join(FOLDER, 'README.md'), 'utf8');
    const reasons = new Set(entries.flatMap(({ differs }) => (differs ? [differs] : [])));
    expect(reasons.size).to.be.at.least(5);
    for (const reason of reasons) expect(readme).to.include(`| ${reason} |`);
  });
});

function readingOf({ text, message }: Entry): string {
  if (message) return announcedIn(message);
  const reading = readWhen(text ?? '', context);
  if (reading.kind === 'refuse') return `refuse ${reading.reason}`;
  if (reading.kind === 'ask') return `ask ${reading.options.map(wordsOf).join(' ')}`;
  return `${reading.kind} ${wordsOf(reading)}`;
}

function announcedIn(message: AnnouncedMessage): string {
  const announcement = readAnnouncement(message, context);
  if (announcement.kind !== 'create') return `${announcement.kind} ${announcement.why}`;
  const { start, rule } = announcement;
  return `create ${local(start)}${rule ? ` ${rule.slice('RRULE:'.length)}` : ''}`;
}

function wordsOf(reading: Once | Repeat): string {
  return reading.kind === 'at' ? local(reading.instant) : reading.rule.slice('RRULE:'.length);
}

function local(instant: Temporal.Instant): string {
  return instant
    .toZonedDateTimeISO(ZONE)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
    .replace(':00+', '+');
}
