import { chown, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../embedded/directory.js';

const PREFIX = 'copy-';

/** A folder that the server may write to and read from, and nobody else; gone afterwards. */
export async function withScratchFolder<Result>(
  place: Place,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await removeLeftovers(place);
  const folder = await mkdtemp(join(place.directory, PREFIX));
  try {
    if (place.user) await chown(folder, place.user.uid, place.user.gid);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ONE_DAY = 24 * 3_600_000;

/** What a process that was killed left behind; one that still runs is left alone. */
async function removeLeftovers(place: Place): Promise<void> {
  const names = (await readdir(place.directory)).filter((name) => name.startsWith(PREFIX));
  for (const folder of names.map((name) => join(place.directory, name))) {
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > ONE_DAY) await rm(folder, { recursive: true });
  }
}
