import { chmodSync, existsSync, mkdtempSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Databases are many files; in memory they are made and copied several times faster. Containers often have too little. */
const MEMORY = '/dev/shm';
const ENOUGH = 4 * 1024 ** 3;

/** Where the tests put their files. */
export const temporaryRoot = hasMemory() ? MEMORY : realpathSync(tmpdir());

/** A new folder. A database server in it may run as another user, so everyone may pass through it. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(temporaryRoot, prefix));
  chmodSync(folder, 0o755);
  return folder;
}

function hasMemory(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH;
}
