import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The corpus is read where it is kept, not from the build. */
export const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../test/corpus');

/** The files of one kind: the corpus that the readers were written with, and the batches that they had not seen. */
export function corpusFiles(kind: 'when' | 'announcements'): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(`${kind}.jsonl`))
    .sort();
}

/** The entries of a file of the corpus, one JSON object a line. */
export function corpusFile<Entry>(name: string): Entry[] {
  return readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Entry => JSON.parse(line));
}

/** "0.9834 (473 of 481)" */
export function share(part: number, of: number): string {
  return `${of === 0 ? '-' : (part / of).toFixed(4)} (${part} of ${of})`;
}
