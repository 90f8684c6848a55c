const ellipsis = '…';

/** An escape, a mention or timestamp or emoji, and a link are shown whole or not at all. */
const unbreakable = /\\[^\s]|<(?:@[!&]?|#|t:|a?:|\/|id:)[^\s<>]{1,64}>|https?:\/\/[^\s<>\\]+/giu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Cuts `text` to at most `limit` UTF-16 units, with an ellipsis, never inside of something that belongs together.
 *
 * @example truncate('See https://example.com/tea', 12) // 'See…'
 */
export function truncate(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = limit - ellipsis.length;
  if (room <= 0) return '';
  return `${text.slice(0, lastBreakBefore(text, room)).trimEnd()}${ellipsis}`;
}

function lastBreakBefore(text: string, room: number): number {
  // A little beyond the room is enough to see what stands across the cut.
  for (const match of text.slice(0, room + 2048).matchAll(unbreakable)) {
    const end = match.index + match[0].length;
    if (match.index < room && end > room) return match.index;
  }
  return graphemeStart(text, room);
}

/** The start of the grapheme (letter with its marks, emoji with its joiners) that stands across `position`. */
function graphemeStart(text: string, position: number): number {
  const from = Math.max(0, position - 64);
  let start = from;
  for (const { index, segment } of graphemes.segment(text.slice(from, position + 64))) {
    if (from + index + segment.length > position) return from + index;
    start = from + index + segment.length;
  }
  return start;
}
