import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import type { Place } from './directory.js';

/** A complete data folder that waits to take the place of the present one. */
export const restoredData = (place: Place) => `${place.data}.restored`;

/** The data that was in place before. One is kept. */
export const previousData = (place: Place) => `${place.data}.before-restore`;

/**
 * Puts a restored data folder in place. Every start does this first, so that a restore which was killed between the
 * two renames is finished then. The server does not run meanwhile.
 */
export async function adoptRestoredData(place: Place): Promise<void> {
  if (!existsSync(restoredData(place))) return;
  if (existsSync(place.data)) {
    await rm(previousData(place), { recursive: true, force: true });
    await rename(place.data, previousData(place));
  }
  await rename(restoredData(place), place.data);
}
