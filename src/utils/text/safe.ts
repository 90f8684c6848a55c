import { cleanBlock, cleanLine } from './clean.js';
import { defuseMassMentions, escapeMarkdown, type Kept } from './escape.js';
import { truncate } from './truncate.js';

// Each cuts the text to at most `limit` UTF-16 units, escapes included, with an ellipsis.

/**
 * Text of somebody we do not trust, shown within a line: a name, a title, an answer of one line.
 *
 * @example safeInline('**Bob** @everyone', 50) // '\\*\\*Bob\\*\\* @\u200Beveryone'
 */
export function safeInline(text: string, limit: number, kept?: Kept): string {
  return truncate(escapeMarkdown(cleanLine(text), kept), limit);
}

/**
 * Text of somebody we do not trust, shown as paragraphs. Newlines and links survive, formatting does not.
 *
 * @param kept timestamps may be kept, where it is good to read when something was said to be
 */
export function safeBlock(text: string, limit: number, kept?: Kept): string {
  return truncate(escapeMarkdown(cleanBlock(text), kept), limit);
}

/** Text that an administrator wrote for the guild: formatting is wanted, pinging everybody is not. */
export function safeAdmin(text: string, limit: number): string {
  return truncate(defuseMassMentions(cleanBlock(text)), limit);
}

/** Foreign text in a log line: one line, so that nobody can forge a second one. */
export function safeLog(text: string, limit = 200): string {
  return truncate(cleanLine(text), limit);
}
