/** Control characters other than the newline. */
const control = /[^\P{Cc}\n]/gu;

/** Marks that reverse or hide text: a file called `exe.gnp` must not read as `png.exe`. */
const invisible =
  /[\u00AD\u061C\u180E\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/** A letter with a pile of combining marks on it covers the lines above; three are more than any language needs. */
const pile = /(\p{M}{3})\p{M}+/gu;

/** One line: no control or reversing characters, white space collapsed. */
export function cleanLine(text: string): string {
  return cleanCharacters(text).replace(/\s+/g, ' ').trim();
}

/**
 * Several lines: newlines are kept, at most one empty line in a row, no trailing white space. Formatting and mentions
 * are left as they are; what is shown goes through `safeBlock` or `safeAdmin`.
 */
export function cleanBlock(text: string): string {
  return cleanCharacters(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function cleanCharacters(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(/[^\S\n]/g, ' ')
    .replace(control, '')
    .replace(pile, '$1');
}
