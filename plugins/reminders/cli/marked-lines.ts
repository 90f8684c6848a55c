import type { CliWords } from './words.js';

/** Shorter lines are shown whole. */
const LONGEST = 400;

/** Of longer ones, what was read in them and so much on either side. */
const AROUND = 60;

/** A line above its marks. Of a long one what was read is shown, and how much of the rest is not. */
export function markedLine(line: string, marks: string, words: CliWords): string[] {
  if (line.length <= LONGEST) return [line, marks];
  const stretches = stretchesOf(line, marks);
  const shown = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  const [text, under] = [line, marks.padEnd(line.length)].map((whole, index) =>
    abridged(whole, stretches, '… '[index] ?? ''),
  );
  return [text ?? '', (under ?? '').trimEnd(), `(${words.leftOut(line.length - shown)})`];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function stretchesOf(line: string, marks: string): Stretch[] {
  const read = [...marks.matchAll(/\^+/g)].map(({ index, 0: run }) => ({
    start: Math.max(0, index - AROUND),
    end: Math.min(line.length, index + run.length + AROUND),
  }));
  const joined: Stretch[] = [];
  for (const next of read) {
    const last = joined.at(-1);
    if (last && next.start <= last.end) joined[joined.length - 1] = { ...last, end: next.end };
    else joined.push(next);
  }
  return joined.length > 0 ? joined : [{ start: 0, end: LONGEST }];
}

function abridged(whole: string, stretches: readonly Stretch[], gap: string): string {
  const pieces = stretches.map(({ start, end }) => whole.slice(start, end).toWellFormed());
  const before = (stretches[0]?.start ?? 0) > 0 ? gap : '';
  const after = (stretches.at(-1)?.end ?? 0) < whole.length ? gap : '';
  return `${before}${pieces.join(gap)}${after}`;
}
