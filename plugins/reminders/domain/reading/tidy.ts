/** A text made plain for reading, that still knows where each of its characters stood. */
export interface TidyText {
  readonly text: string;
  /** The offset in the original of a character of `text`, or of its end. */
  originalOffset(index: number): number;
}

/** Characters nobody sees, and the marks of Discord's Markdown, which stand around words and mean nothing here. */
const UNSEEN = /\p{Cf}|\p{Cc}|\p{Variation_Selector}|[*_~`|]/u;
const SPACE = /\s/u;
/** The wide letters, digits and signs of East Asian keyboards. */
const WIDE = /[！-～]/u;
const SAME_AS: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '´': "'",
};

/** Drops what cannot be seen, evens out dashes and quotes, and leaves one space where there were many. */
export function tidy(original: string): TidyText {
  let text = '';
  const offsets: number[] = [];
  for (const { character, offset } of characters(original)) {
    if (SPACE.test(character)) {
      if (text === '' || text.endsWith(' ')) continue;
      text += ' ';
    } else {
      if (UNSEEN.test(character)) continue;
      text += evened(character);
    }
    while (offsets.length < text.length) offsets.push(offset);
  }
  offsets.push(original.length);
  return { text, originalOffset: (index) => offsets[index] ?? original.length };
}

function evened(character: string): string {
  return SAME_AS[character] ?? (WIDE.test(character) ? character.normalize('NFKC') : character);
}

function* characters(text: string): Generator<{ character: string; offset: number }> {
  let offset = 0;
  for (const character of text) {
    yield { character, offset };
    offset += character.length;
  }
}
