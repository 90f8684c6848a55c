import { spansOf } from '../reading/spans.js';
import type { AnnouncementSpan } from './announcement.js';
import type { Mention } from './mention.js';

/** Where the phrases of mentions stand in the message. */
export function spansOfMentions(mentions: readonly Mention[]): AnnouncementSpan[] {
  const spans = new Map<string, AnnouncementSpan>();
  for (const { statement, tidied, phrases } of mentions) {
    for (const { start, end, text, what } of spansOf(statement.text, tidied, phrases)) {
      const span = {
        part: statement.part,
        start: statement.offset + start,
        end: statement.offset + end,
        text,
        what,
      };
      spans.set(`${span.part} ${span.start}`, span);
    }
  }
  return [...spans.values()];
}
