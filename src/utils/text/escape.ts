/** What is left as it stands: links (an escaped `_` would break them) and custom emojis (harmless). */
const untouched = /https?:\/\/[^\s<>*|`\\[\]]+|<a?:\w{2,32}:\d{17,20}>/gi;

/** The same, with timestamps. */
const untouchedAndTimes = new RegExp(`${untouched.source}|<t:-?\\d{1,13}(?::[tTdDfFRsS])?>`, 'gi');

/** What of foreign text may still do something. A timestamp shows a date in each reader's clock, and nothing else. */
export type Kept = 'nothing' | 'timestamps';

/** Characters that can open formatting, a masked link, a mention or a timestamp anywhere in a line. */
const formatting = /[\\`*_~|<>[\]]/g;

/** Headings, lists and small print work only at the start of a line. */
const lineStart = /^(\s*)(#{1,3}|-#|[-+]|\d{1,9}[.)])(?=\s)/gm;

/**
 * Makes Discord show `text` as it was written: no formatting, no masked links, no mentions, no timestamps unless kept.
 * Plain links stay links.
 * @see https://support.discord.com/hc/en-us/articles/210298617
 */
export function escapeMarkdown(text: string, kept: Kept = 'nothing'): string {
  let escaped = '';
  let position = 0;
  for (const match of text.matchAll(kept === 'timestamps' ? untouchedAndTimes : untouched)) {
    escaped += escapeFormatting(text.slice(position, match.index)) + match[0];
    position = match.index + match[0].length;
  }
  return defuseMassMentions(escapeLineStarts(escaped + escapeFormatting(text.slice(position))));
}

/** `@everyone` and `@here` are broken by an invisible character instead of removed, so nothing can reassemble. */
export function defuseMassMentions(text: string): string {
  return text.replace(/@(?=everyone|here)/gi, '@\u200B');
}

function escapeFormatting(text: string): string {
  return text.replace(formatting, '\\$&');
}

function escapeLineStarts(text: string): string {
  return text.replace(lineStart, (_whole, space: string, mark: string) =>
    /^\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
  );
}
