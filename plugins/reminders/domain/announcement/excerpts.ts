import type { AnnouncedMessage, AnnouncementSpan } from './announcement.js';
import { blackened } from './hidden.js';
import { partOf } from './message-parts.js';

/** A line of a message in which something was read. */
export interface Excerpt {
  readonly text: string;
  /** Offsets of what was read in it, in UTF-16 units; the end is exclusive. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** The lines that an answer rests on, in the order of the message. What is hidden in them stays so. */
export function excerptsOf(message: AnnouncedMessage, spans: readonly AnnouncementSpan[]): Excerpt[] {
  const parts = [...new Set(spans.map(({ part }) => part))];
  return parts.flatMap((part) =>
    markedLines(
      blackened(partOf(message, part)),
      spans.filter((span) => span.part === part),
    ),
  );
}

function markedLines(text: string, spans: readonly AnnouncementSpan[]): Excerpt[] {
  const excerpts: Excerpt[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const from = offset;
    const marks = spans
      .filter(({ start, end }) => start < from + line.length && end > from)
      .map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(line.length, end - from) }))
      .toSorted((a, b) => a.start - b.start);
    if (marks.length > 0) excerpts.push({ text: line, marks });
    offset += line.length + 1;
  }
  return excerpts;
}
