import type {
  AnnouncedMessage,
  Announcement,
  AnnouncementSpan,
} from '../domain/announcement/announcement.js';
import { partOf } from '../domain/announcement/message-parts.js';
import type { ReadingContext } from '../domain/reading/reading.js';
import { underlined } from './describe-reading.js';
import { markedLine } from './marked-lines.js';
import { readingInWords } from './moments.js';
import { printable } from './printable.js';
import { type CliWords, cliWords } from './words.js';

/** An announcement for a person: the parts that were read with what counts underlined, what would happen, and why. */
export function describeAnnouncement(
  message: AnnouncedMessage,
  announcement: Announcement,
  locale: ReadingContext['locale'],
): string {
  const words = cliWords(locale);
  const read = partsRead(message, announcement.spans, words);
  return printable([...read, ...outcome(announcement, locale, words)].join('\n'));
}

function partsRead(message: AnnouncedMessage, spans: readonly AnnouncementSpan[], words: CliWords): string[] {
  const parts = [...new Set(spans.map(({ part }) => part))];
  return parts.flatMap((part) => {
    const text = partOf(message, part);
    const marks = underlined(
      spans.filter((span) => span.part === part),
      text,
    );
    return [`${part}:`, ...linesWithMarks(text, marks, words)];
  });
}

/** Only lines in which something was read, each above its marks. */
function linesWithMarks(text: string, marks: string, words: CliWords): string[] {
  const lines: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const under = marks.slice(offset, offset + line.length);
    if (under.trim() !== '') lines.push(...markedLine(line, under, words).map((shown) => `  ${shown}`));
    offset += line.length + 1;
  }
  return lines;
}

function outcome(announcement: Announcement, locale: string, words: CliWords): string[] {
  switch (announcement.kind) {
    case 'create':
      return [
        `${words.creates}: ${announcement.title ?? words.untitled}${announcement.location ? `, ${announcement.location}` : ''}`,
        `  ${readingInWords(announcement.reading, locale, words)}`,
        `  ${words.sure} ${announcement.confidence}`,
        ...announcement.assumptions.map(
          (assumption) => `  ${words.assumed.toLowerCase()}: ${words.assumptions[assumption]}`,
        ),
      ];
    case 'propose':
      return [
        `${words.proposes} ${words.proposals[announcement.why]}:`,
        ...announcement.options.map(
          (option, index) => `  ${index + 1}. ${readingInWords(option, locale, words)}`,
        ),
      ];
    case 'none':
      return [`${words.doesNothing} ${words.nothing[announcement.why]}.`];
  }
}
