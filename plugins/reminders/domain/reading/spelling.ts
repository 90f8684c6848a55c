import type { TidyText } from './tidy.js';
import { KNOWN_WORDS, OTHER_WORDS, SERIES_WORDS } from './words/known-words.js';

/**
 * A text with its slips of the keyboard mended, or `undefined` when there is none. Only words that mean nothing as they
 * stand are looked at, and only where a single word is near: a wrong guess here would be a reminder on a wrong day. A
 * word that begins a series is never guessed: what comes again and again must have been said.
 *
 * @param gaps the stretches of the text that were not understood
 */
export function respelled({ text, originalOffset }: TidyText, gaps: readonly Gap[]): TidyText | undefined {
  const offsets: number[] = [];
  let mended = '';
  let copied = 0;
  const copyUntil = (end: number) => {
    for (; copied < end; copied++) offsets.push(originalOffset(copied));
  };
  for (const { index, word } of gaps.flatMap((gap) => wordsIn(text, gap))) {
    const meant = nearestWord(word.toLowerCase());
    if (!meant) continue;
    mended += text.slice(copied, index) + meant;
    copyUntil(index);
    const last = originalOffset(index + word.length - 1);
    for (let at = 0; at < meant.length; at++)
      offsets.push(at === meant.length - 1 ? last : originalOffset(index));
    copied = index + word.length;
  }
  if (mended === '') return undefined;
  mended += text.slice(copied);
  copyUntil(text.length + 1);
  return { text: mended, originalOffset: (at) => offsets[at] ?? originalOffset(text.length) };
}

export interface Gap {
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string, { start, end }: Gap): { index: number; word: string }[] {
  return [...text.slice(start, end).matchAll(/\p{L}+/gu)].map((match) => ({
    index: start + match.index,
    word: match[0],
  }));
}

/** Shorter words are too near to each other: "juni" and "juli", "mon" and "man". */
const SHORTEST = 5;
/** In words of this length two slips leave enough to know them by. */
const LONG = 8;

function nearestWord(word: string): string | undefined {
  if (word.length < SHORTEST || OTHER_WORDS.has(word)) return undefined;
  const near = KNOWN_WORDS.flatMap((known) => {
    const slips = isNear(word, known) ? slipsBetween(word, known) : SHORTEST;
    return mayBe(word, known, slips) ? [{ known, slips }] : [];
  }).sort((a, b) => a.slips - b.slips);
  const [nearest, next] = near;
  if (!nearest || nearest.slips === next?.slips || SERIES_WORDS.has(nearest.known)) return undefined;
  return nearest.known;
}

/** The first letter is nearly always right. */
function isNear(word: string, known: string): boolean {
  // "mornings" is more than one
  if (word === `${known}s`) return false;
  return word[0] === known[0] && Math.abs(word.length - known.length) <= 2;
}

/** Whether a word may be another with one slip, or with two in a long one. */
function mayBe(word: string, known: string, slips: number): boolean {
  if (known.length >= LONG && word.length >= LONG - 1) return slips <= 2;
  if (slips !== 1) return false;
  // in short words only letters that are swapped, lost or too many: "Morgan" is somebody
  return known.length > 6 || word.length !== known.length || isSwapOf(word, known);
}

function isSwapOf(word: string, known: string): boolean {
  return [...word].sort().join('') === [...known].sort().join('');
}

/** Letters that are wrong, lost, too many or swapped with the next one. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const choices = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same];
      if (isSwap) choices.push(at(i - 2, j - 2) + 1);
      rows[i]?.push(Math.min(...choices));
    }
  }
  return at(a.length, b.length);
}
