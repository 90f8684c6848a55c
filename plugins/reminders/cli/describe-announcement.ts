import type {
  AnnouncedMessage,
  Announcement,
  AnnouncementSpan,
  NoneReason,
  ProposalReason,
} from '../domain/announcement/announcement.js';
import { partOf } from '../domain/announcement/message-parts.js';
import { ASSUMPTIONS, underlined } from './describe-reading.js';
import { readingInWords } from './moments.js';
import { printable } from './printable.js';

/** An announcement for a person: the parts that were read with what counts underlined, what would happen, and why. */
export function describeAnnouncement(
  message: AnnouncedMessage,
  announcement: Announcement,
  locale: string,
): string {
  return printable([...partsRead(message, announcement.spans), ...outcome(announcement, locale)].join('\n'));
}

function partsRead(message: AnnouncedMessage, spans: readonly AnnouncementSpan[]): string[] {
  const parts = [...new Set(spans.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const text = partOf(message, part);
    const marks = underlined(
      spans.filter((span) => span.part === part),
      text,
    );
    return [`${part}:`, ...linesWithMarks(text, marks)];
  });
}

/** Only lines in which something was read, each above its marks. */
function linesWithMarks(text: string, marks: string): string[] {
  const lines: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const under = marks.slice(offset, offset + line.length);
    if (under.trim() !== '') lines.push(`  ${line}`, `  ${under}`);
    offset += line.length + 1;
  }
  return lines;
}

function outcome(announcement: Announcement, locale: string): string[] {
  switch (announcement.kind) {
    case 'create':
      return [
        `Creates a reminder: ${announcement.title ?? 'without a title'}${announcement.location ? `, ${announcement.location}` : ''}`,
        `  ${readingInWords(announcement.reading, locale)}`,
        `  sure to ${announcement.confidence}`,
        ...announcement.assumptions.map((assumption) => `  assumed: ${ASSUMPTIONS[assumption]}`),
      ];
    case 'propose':
      return [
        `Proposes, because ${PROPOSALS[announcement.why]} (${announcement.why}):`,
        ...announcement.options.map((option, index) => `  ${index + 1}. ${readingInWords(option, locale)}`),
      ];
    case 'none':
      return [`Does nothing, because ${NOTHING[announcement.why]} (${announcement.why}).`];
  }
}

const PROPOSALS: Readonly<Record<ProposalReason, string>> = {
  'several-readings': 'people would read its time differently',
  'several-times': "there is more than one time that may be the event's",
  'no-time': 'it names a day and no time',
  'uncertain-words': 'its words say that the time is not settled',
  'not-the-event': 'the time is that of a deadline',
  'far-off': "only next year's date lies ahead",
  'not-an-invitation': 'nothing in it sounds like an event',
};

const NOTHING: Readonly<Record<NoneReason, string>> = {
  'no-date': 'it names no time of an event',
  'no-day': 'it names a time and no day',
  past: 'the event is over',
  cancelled: 'the event does not take place',
  impossible: 'the date or the time does not exist',
  'too-far': 'the event is more than five years ahead',
  unclear: 'its time was not understood',
};
