import type { AnnouncedMessage } from './announcement.js';
import { blackened, withoutBlack, withoutHidden } from './hidden.js';
import { labelOf } from './labels.js';
import { partOf } from './message-parts.js';
import { STRUCK_THROUGH } from './silent.js';
import type { Statement } from './statements.js';

/** Longer titles fill half of a phone's screen. */
const LONGEST_TITLE = 50;

/** A short title: the embed's own, else the first line of its text, cut between words; without what is hidden. */
export function titleOf({ content = '', embeds = [] }: AnnouncedMessage): string | null {
  const embed = embeds.find(({ title, description }) => title || description);
  const heading = withoutHidden(embed?.title ?? '');
  const title = plain(heading);
  const text = withoutHidden(embed ? (embed.description ?? '') : content);
  const isShort = title !== '' && title.length <= LONGEST_TITLE && !heading.trim().includes('\n');
  const chosen = isShort ? title : spokenLine(text) || title || firstLine(text);
  return chosen === '' ? null : cutAtAWord(chosen);
}

/** The first line that is no label: "Date: …" says nothing of what it is. */
function spokenLine(text = ''): string {
  return firstLine(
    text
      .split('\n')
      .filter((line) => !labelOf(line))
      .join('\n'),
  );
}

function firstLine(text = ''): string {
  return (
    text
      .split('\n')
      .map(plain)
      .find((line) => line !== '') ?? ''
  );
}

/** Without mentions, custom emojis, what is struck through, Markdown and repeated spaces. */
function plain(text = ''): string {
  return text
    .replace(/<(?:@[!&]?|#|a?:\w+:)\d+>|@(?:everyone|here)/g, '')
    .replace(STRUCK_THROUGH, ' ')
    .replace(/^[#>\s-]+|[*_~`|]/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function cutAtAWord(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE + 1);
  const end = cut.lastIndexOf(' ');
  return (end > 0 ? cut.slice(0, end) : text.slice(0, LONGEST_TITLE)).trim();
}

/** What stands behind "Location:", "Waar:" or a pin, and is not hidden. */
export function locationOf(message: AnnouncedMessage, statements: readonly Statement[]): string | null {
  const found = statements
    .filter(({ label }) => label === 'location')
    .map((statement) => shownOf(message, statement))
    .find((text) => /[\p{L}\p{N}#]/u.test(text));
  const text = found?.replace(/^[\s📍:*_]+|[\s*_]+$/gu, '').trim();
  return text ? text.slice(0, 200) : null;
}

function shownOf(message: AnnouncedMessage, { part, offset, text }: Statement): string {
  return withoutBlack(blackened(partOf(message, part)).slice(offset, offset + text.length));
}
